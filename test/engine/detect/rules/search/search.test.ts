import { describe, expect, it } from 'vitest';
import { detect } from '../../../../../engine/detect/index.ts';

const CODE = [
  'export function load(path: string): Promise<string> {',
  '  const text = await readFile(path);',
  "import { load } from '../load.ts';",
  '  readonly items: readonly Item[];',
  '  return items.map((item) => item.name);',
];

/** Hits in lines of TypeScript, a few for each file. */
function hits(file: (path: string, lines: readonly string[]) => string): string {
  return Array.from({ length: 8 }, (_, id) =>
    file(
      `src/module${id}/part-${id}.ts`,
      CODE.slice(id % 3).map((line, index) => `${index * 17 + id + 1}: ${line}`),
    ),
  ).join('\n');
}

describe('hits below the names of their files', () => {
  it.each([
    ['as ripgrep prints them', hits((path, lines) => `${path}\n${lines.join('\n')}\n`)],
    [
      'indented',
      `31 results - 8 files\n\n${hits((path, lines) => `${path}:\n${lines.map((line) => `  ${line}`).join('\n')}\n`)}`,
    ],
    [
      'with the word line',
      `Found 31 matches\n${hits((path, lines) => `/home/ada/${path}:\n${lines.map((line) => `  Line ${line}`).join('\n')}\n`)}`,
    ],
    [
      'between rules',
      `Found 31 matches for pattern "e" in path ".":\n---\n${hits((path, lines) => `File: ${path}\n${lines.map((line) => `L${line}`).join('\n')}\n---`)}`,
    ],
    [
      'of an earlier commit',
      hits((path, lines) => lines.map((line) => `HEAD~20:${path}:${line}`).join('\n')),
    ],
    [
      'between rules, behind bars',
      `Found 31 results.\n\n${hits((path, lines) => `# ${path}\n${lines.map((line) => line.replace(':', ' |')).join('\n----\n')}\n----\n`)}`,
    ],
    [
      'with the functions that they stand in',
      hits((path, lines) =>
        lines.map((line) => `${path}=1=function f() {\n${path}:${line}`).join('\n'),
      ),
    ],
    [
      'of one file',
      `Found 5 matches for "e" in /repo/a.ts:\n${CODE.map((line, id) => `Line ${id * 9 + 3}:${line}`).join('\n')}\nEnd of matches for "e" in /repo/a.ts`,
    ],
    [
      'with lines around them, without numbers',
      hits((path, lines) =>
        lines.map((line) => `./${path}:${line}\n./${path}-}\n./${path}-\n--`).join('\n'),
      ),
    ],
    [
      'behind bars',
      `Found 31 results.\n\n${hits((path, lines) => `${path}\n${lines.map((line) => `│----\n│${line}`).join('\n')}\n│----\n`)}`,
    ],
    [
      'below paths with blanks',
      hits((path, lines) => `/home/ada/work space/${path}\n${lines.join('\n')}\n`),
    ],
    [
      'of a folder with blanks',
      hits((path, lines) => lines.map((line) => `My Files/a (1)/${path}:${line}`).join('\n')),
    ],
    [
      'of a folder on Windows with blanks',
      hits((path, lines) =>
        lines
          .map((line) => `C:\\Users\\Ada Lovelace\\${path.replaceAll('/', '\\')}:${line}`)
          .join('\n'),
      ),
    ],
    [
      'with the lines around them, of a folder with blanks',
      hits((path, lines) =>
        lines.map((line) => `My Files/${path}-${line.replace(': ', '-')}`).join('\n'),
      ),
    ],
    [
      'without numbers, here and below',
      hits((path, lines) =>
        lines.map((line) => `./${path.split('/')[2] ?? ''}:${line.slice(3)}`).join('\n'),
      ),
    ],
    [
      'of minified files',
      hits((path) => `dist/${path}.min.js:1:${`${CODE.join('')}"x: y";`.repeat(60)}`),
    ],
  ])('are hits and no code: %s', (_, text) => {
    expect(detect(text).kind).toBe('search');
  });

  it.each([
    ['levels and places', (id: number) => `INFO pkg/server.go:${id}: request ${id} took ${id} ms`],
    [
      'times and places',
      (id: number) => `2024/01/02 10:11:${id + 10} pkg/server.go:${id}: request took ${id} ms`,
    ],
    [
      'requests',
      (id: number) =>
        `10.0.0.${id} - - [10/Oct/2000:13:55:${id + 10} -0700] "GET /a.gif HTTP/1.0" 200 23${id}`,
    ],
  ])('are no lines of a log with %s', (_, line) => {
    const lines = Array.from({ length: 40 }, (_each, id) => line(id));
    expect(detect(lines.join('\n')).kind).not.toBe('search');
  });

  it('are no numbers of a table in code', () => {
    const numbers = Array.from(
      { length: 90 },
      (_, id) => `        ${(id * 37) % 90}: ${id % 4},  # 'a'`,
    );
    const text = `from kinds.model import Model\n\n# 3: Likely\nMODEL = {\n${numbers.join('\n')}\n}\n`;
    expect(detect(text).kind).toBe('code');
  });
});

describe('what lies in directories', () => {
  it('is a list of paths where ls prints them one below the other', () => {
    const directories = Array.from(
      { length: 6 },
      (_, id) => `./src/part${id}:\nindex.ts\npart${id}.ts\nREADME\n`,
    );
    expect(detect(`.:\nsrc\npackage.json\n\n${directories.join('\n')}`).kind).toBe('search');
  });

  it('is no configuration whose keys look like directories', () => {
    const keys = Array.from({ length: 6 }, (_, id) => `/api/part${id}:\n  get: part${id}\n`);
    expect(detect(keys.join('')).kind).not.toBe('search');
  });
});

describe('events of ripgrep', () => {
  const event = (type: string, id: number): string =>
    `{"type":"${type}","data":{"path":{"text":"src/part${id}.ts"},"lines":{"text":"load();\\n"},"line_number":${id}}}`;
  const events = Array.from({ length: 9 }, (_, id) => event(id % 3 === 0 ? 'begin' : 'match', id));

  it('are hits', () => {
    const summary = '{"data":{"elapsed_total":{"secs":0},"stats":{"matches":6}},"type":"summary"}';
    expect(detect([...events, summary].join('\n')).kind).toBe('search');
  });

  it('are records where others stand among them', () => {
    const others = events.map((_, id) => `{"type":"match","data":{"id":${id}}}`);
    expect(detect([...events, ...others].join('\n')).kind).toBe('ndjson');
  });
});
