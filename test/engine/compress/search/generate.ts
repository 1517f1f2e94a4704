import * as fc from 'fast-check';

const path = fc.constantFrom(
  'src/api/server.ts',
  'src/api/client.ts',
  'src/api/server-2-old.ts',
  'test/api/server.test.ts',
  './README.md',
  '/home/ada/project/packages/core/src/index.ts',
  '/home/ada/project/packages/core/src/store.ts',
  'C:\\work\\site\\index.html',
  'HEAD:lib/a.go',
  'My Documents/notes.txt',
);
const content = fc.oneof(
  fc.constantFrom(
    '  return server.start();',
    '\tserver.start()',
    "import { start } from './server'",
    '// eslint-disable-next-line',
    '',
    '> quoted',
    'at a.ts:12: it failed',
    '3,4 is a list',
    '12 monkeys',
  ),
  fc.string({ maxLength: 20 }).map((text) => text.replace(/[\n\r]/g, ' ')),
);
const end = fc.constantFrom('\n', '\n', '\r\n');

interface Found {
  readonly path: string;
  readonly hits: readonly (readonly [number, string])[];
}

const found: fc.Arbitrary<readonly Found[]> = fc.array(
  fc.record({
    path,
    hits: fc.array(fc.tuple(fc.integer({ min: 1, max: 400 }), content), {
      minLength: 1,
      maxLength: 8,
    }),
  }),
  { minLength: 1, maxLength: 12 },
);

/** What grep, ripgrep and git grep print: with and without line numbers, with lines around hits, below headings. */
export function searchText(): fc.Arbitrary<string> {
  return fc.tuple(found, fc.constantFrom(...STYLES), end).map(([files, print, lineEnd]) => {
    const lines = files.flatMap(print);
    return lines.map((line) => line + lineEnd).join('');
  });
}

/** What ripgrep prints as events; some lines are cut off or hold what is no UTF-8. */
export function eventsText(): fc.Arbitrary<string> {
  const line = fc.constantFrom('whole', 'whole', 'whole', 'context', 'bytes', 'cut');
  return fc.tuple(found, fc.infiniteStream(line)).map(([files, kinds]) =>
    files
      .flatMap(({ path: file, hits }) => [
        event('begin', { path: { text: file } }),
        ...hits.map(([number, text]) => {
          const kind = kinds.next().value;
          const lines = kind === 'bytes' ? { bytes: '/w==' } : { text: `${text}\n` };
          const type = kind === 'context' ? 'context' : 'match';
          const data = { path: { text: file }, lines, line_number: number, submatches: [] };
          return kind === 'cut' ? event(type, data).slice(0, 60) : event(type, data);
        }),
        event('end', { path: { text: file }, stats: { matches: hits.length } }),
      ])
      .join('\n'),
  );
}

function event(type: string, data: object): string {
  return JSON.stringify({ type, data });
}

const STYLES: readonly ((file: Found) => readonly string[])[] = [
  ({ path: file, hits }) => hits.map(([number, text]) => `${file}:${number}:${text}`),
  ({ path: file, hits }) => hits.map(([, text]) => `${file}:${text}`),
  ({ hits }) => hits.map(([number, text]) => `${number}:${text}`),
  ({ path: file, hits }) => [
    file,
    ...hits.flatMap(([, text]) => ['│----', `│${text}`]),
    '│----',
    '',
  ],
  ({ path: file, hits }) => [file, ...hits.map(([number, text]) => `${number}:${text}`), ''],
  ({ path: file, hits }) => [
    `${file}:`,
    ...hits.map(([number, text]) => `  Line ${number}: ${text}`),
    '',
  ],
  ({ path: file, hits }) => [
    `File: ${file}`,
    ...hits.map(([number, text]) => `L${number}:${text}`),
  ],
  ({ path: file, hits }) =>
    hits.flatMap(([, text]) => [`${file}-${text}`, `${file}:${text}`, `${file}-`, '--']),
  ({ path: file, hits }) =>
    hits.flatMap(([number, text]) => [
      `${file}=${number - 1}=around`,
      `${file}-${number}-before`,
      `${file}:${number + 1}:${text}`,
      `${file}-${number + 2}-after`,
      '--',
    ]),
];

const name = fc.constantFrom(
  'a.ts',
  'b.test.ts',
  'long name.txt',
  'sub/',
  '.',
  '> odd',
  'Makefile',
);
const directory = fc.constantFrom(
  '',
  './',
  'src/',
  'src/api/',
  '/home/ada/project/src/',
  'C:\\work\\',
);

/** What find, git ls-files and globs print. */
export function pathsText(): fc.Arbitrary<string> {
  const line = fc.tuple(directory, name).map((parts) => parts.join(''));
  return fc
    .tuple(fc.array(line, { minLength: 1, maxLength: 60 }), end, fc.boolean())
    .map(([lines, lineEnd, isOpen]) => lines.join(lineEnd) + (isOpen ? '' : lineEnd));
}

const depths = fc.array(fc.tuple(fc.integer({ min: 0, max: 3 }), name), {
  minLength: 2,
  maxLength: 40,
});
const signs = fc.constantFrom(
  { bar: '│   ', branch: '├── ' },
  { bar: '│\u00A0\u00A0 ', branch: '├── ' },
  { bar: '|   ', branch: '|-- ' },
);

/** What tree prints, and what is nearly that. */
export function treeText(): fc.Arbitrary<string> {
  return fc.tuple(depths, signs).map(([entries, { bar, branch }]) => {
    const lines = entries.map(([depth, entry]) => bar.repeat(depth) + branch + entry);
    return ['src', ...lines, '', '3 directories, 9 files'].join('\n');
  });
}
