import { describe, expect, it } from 'vitest';

import { split } from '../../../../engine/detect/index.ts';

const rows = (row: (id: number) => string): string =>
  Array.from({ length: 60 }, (_, id) => row(id)).join('\n');
const CSV = `id,name,state\n${rows((id) => `${id},user ${id},${id % 2 === 0 ? 'idle' : 'busy'}`)}`;
const NDJSON = rows((id) => JSON.stringify({ id, level: 'info', message: `did ${id}` }));

describe('rows between the lines of a shell', () => {
  it.each([
    ['csv', CSV],
    ['ndjson', NDJSON],
    ['json', `[${rows((id) => `{"id":${id},"name":"user ${id}"},`)}\n{"id":60}]`],
  ])('are read as %s', (kind, text) => {
    for (const [above, below] of [
      ['$ cat export\n', ''],
      ['Exit code: 0\nWall time: 1.2 seconds\nOutput:\n', ''],
      ['', '\nroot@box:/srv# \n'],
      ['me@box ~ % cat export\n', '\n[exit code: 0]\n'],
    ] as const) {
      const segments = split(above + text + below);
      expect(segments.map((segment) => segment.text).join('')).toBe(above + text + below);
      expect(segments.map(({ detection }) => detection.kind)).toContain(kind);
    }
  });

  it.each([
    ['csv', CSV],
    ['ndjson', NDJSON],
  ])('are read as %s where the last of them was cut', (kind, text) => {
    const cut = `${text.slice(0, -9)}\n... [12345 characters truncated]`;
    const [whole, rest] = split(cut);
    expect(whole?.detection.kind).toBe(kind);
    expect(rest?.text).toMatch(/^.+\n\.\.\. \[12345 characters truncated\]$/);
  });

  it('are read before and behind a gap', () => {
    const lines = NDJSON.split('\n');
    const [head, gap, tail] = [lines.slice(0, 25), '... [9 lines omitted] ...', lines.slice(34)];
    const segments = split([...head, gap, ...tail].join('\n'));
    expect(segments.map(({ detection }) => detection.kind)).toEqual([
      'ndjson',
      expect.anything(),
      'ndjson',
    ]);
  });

  it('keep the line of their names, whatever these are', () => {
    expect(split(CSV.replace('id,name', 'command,output'))).toHaveLength(1);
  });

  it('stay whole in a build, whose command belongs to it', () => {
    const text = `$ npm test\n${rows((id) => `ok ${id + 1} - case ${id}`)}\n# tests 60\n# pass 60\n`;
    expect(split(text)).toHaveLength(1);
  });
});
