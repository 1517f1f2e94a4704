import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { decodeSearch, encodeSearch } from '../../../../engine/compress/search/lossless/encode.ts';
import { contextFor } from '../context.ts';
import { pathsText, searchText, treeText } from './generate.ts';

const { counter } = contextFor('search');

function encode(...lines: readonly string[]): readonly string[] {
  return encodeSearch(lines.join('\n'), counter)?.split('\n') ?? [];
}

const FILE = 'packages/core/src/compress/search/index.ts';

describe('encodeSearch', () => {
  it('names each file once and joins equal lines', () => {
    const encoded = encode(
      `${FILE}:3:  start();`,
      `${FILE}:7:  stop();`,
      `${FILE}:9:  start();`,
      'src/b.ts:1:start();',
    );
    expect(encoded).toEqual([
      '[headroom: hits by file, printed as FILE:LINE:text]',
      '',
      FILE,
      '3,9   start();',
      '7   stop();',
      '',
      'src/b.ts',
      '1 start();',
    ]);
  });

  it('tells the functions that git prints above hits from hits', () => {
    const lines = [
      'packages/core/src/compress/load-3=all.ts=3=export function load() {',
      'packages/core/src/compress/load-3=all.ts:12:  found();',
      'packages/core/src/compress/load-3=all.ts-13-  x = 1=2;',
      'src/b.ts=1=class B {',
      'src/b.ts:2:  found();',
    ];
    const encoded = encode(...lines);
    expect(encoded.slice(2, 6)).toEqual([
      'packages/core/src/compress/load-3=all.ts',
      '3=export function load() {',
      '12   found();',
      '   x = 1=2;',
    ]);
    expect(decodeSearch(encoded.join('\n'))).toBe(lines.join('\n'));
  });

  it('tells lines around hits from hits by their missing numbers, and knows paths with dashes', () => {
    const file = 'packages/core/src/my-2-files/index.ts';
    const lines = [
      `${file}-10-`,
      `${file}-11-before`,
      `${file}:12:found`,
      '--',
      `${file}:40:found`,
      `${file}-41-after`,
      `${file}-50-apart`,
    ];
    const encoded = encode(...lines);
    expect(encoded).toEqual([
      '[headroom: hits by file, printed as FILE:LINE:text, lines around hits without numbers]',
      '',
      file,
      ' ',
      ' before',
      '12 found',
      '--',
      '40 found',
      ' after',
      '50-apart',
    ]);
    expect(decodeSearch(encoded.join('\n'))).toBe(lines.join('\n'));
  });

  it('counts on in the same file only', () => {
    const other = FILE.replace('index', 'other');
    const numbers = [14, 15, 16, 17, 18];
    const lines = [
      `${FILE}:12:found`,
      `${other}-13-apart`,
      ...numbers.map((number) => `${other}:${number}:found`),
      `${other}-20-apart`,
    ];
    const more = numbers.map((number) => `${other}-${number + 7}-apart`);
    expect(encode(...lines, ...more).slice(2, 7)).toEqual([FILE, '12 found', '', other, ' apart']);
  });

  it('writes the hits that SWE-agent prints of one file', () => {
    const hits = Array.from({ length: 30 }, (_, id) => `${id * 7 + 1}:found(${id})`);
    const lines = [
      'Found 30 matches for "found" in /repo/src/fields.py:',
      ...hits.map((hit) => `Line ${hit}`),
      'End of matches for "found" in /repo/src/fields.py',
    ];
    const encoded = encode(...lines);
    expect(encoded[0]).toBe('[headroom: hits by file, printed as Line LINE:text below FILE:]');
    expect(encoded.slice(2, 4)).toEqual([lines[0]?.slice(0, -1), '1 found(0)']);
    expect(encoded.at(-1)).toBe(`> ${lines.at(-1)}`);
  });

  it('names files once where lines around hits have no numbers, either', () => {
    const file = './packages/core/src/my-files/index.ts';
    const shown = [
      '-import {',
      ':  found,',
      '-} from: x',
      '--',
      ':found()',
      '-',
      '-end',
      '--',
      ':x',
    ];
    const lines = shown.map((line) => (line === '--' ? line : file + line));
    const encoded = encode(...lines);
    expect(encoded).toEqual([
      '[headroom: hits by file as :text with -text around them, printed as FILE:text and FILE-text]',
      '',
      file,
      ...shown,
    ]);
    expect(decodeSearch(encoded.join('\n'))).toBe(lines.join('\n'));
  });

  it('writes the hits of editors without what these put around names and numbers', () => {
    const root = '/home/ada/projects/site/';
    const names = ['a.ts', 'b/c.ts', 'd.ts'];
    const hits = '  Line 7: first();\n  Line 112:     second();\n';
    const files = names.map((name) => `${root}${name}:\n${hits}`);
    expect(encode('Found 6 matches', ...files).slice(0, 9)).toEqual([
      `[headroom: hits by file, printed as   Line LINE: text below FILE:, FILE below ${root}]`,
      '> Found 6 matches',
      '',
      'a.ts',
      '7 first();',
      '112     second();',
      '',
      'b/c.ts',
      '7 first();',
    ]);
  });

  it('names directories that all files share in the first line', () => {
    const root = '/home/ada/projects/site/packages/';
    const encoded = encode(
      `${root}a/x.ts:1:one`,
      `${root}b.ts:2:two`,
      `${root}a/y.ts:3:three`,
      `${root}c.ts:4:four`,
    );
    expect(encoded[0]).toBe(
      `[headroom: hits by file, printed as FILE:LINE:text, FILE below ${root}]`,
    );
    expect(encoded.slice(1, 4)).toEqual(['', 'a/x.ts', '1 one']);
  });

  it('puts the names in a directory on one line and keeps what is no path', () => {
    const directory = '/home/ada/projects/site/src/components/';
    const encoded = encode(
      "find: '/root': Permission denied",
      directory,
      `${directory}a.ts`,
      `${directory}b.ts`,
      `${directory}two words.ts`,
      `${directory}c.ts`,
      `${directory}d.ts`,
      `${directory}e.ts`,
    );
    expect(encoded).toEqual([
      '[headroom: paths; names behind a path lie in its directory; printed one a line]',
      "> find: '/root': Permission denied",
      '/home/ada/projects/site/src/components/',
      `${directory}a.ts b.ts`,
      `> ${directory}two words.ts`,
      `${directory}c.ts d.ts e.ts`,
    ]);
  });

  it('names files once whose paths hold blanks, on every system', () => {
    const root = 'C:\\Users\\Ada Lovelace\\web site\\';
    const encoded = encode(
      `${root}a.ts:1:one`,
      `${root}a.ts:2:two`,
      `${root}b\\b.ts:3:three`,
      `${root}c.ts:4:four`,
    );
    expect(encoded).toEqual([
      `[headroom: hits by file, printed as FILE:LINE:text, FILE below ${root}]`,
      '',
      'a.ts',
      '1 one',
      '2 two',
      '',
      'b\\b.ts',
      '3 three',
      '',
      'c.ts',
      '4 four',
    ]);
  });

  it('lists names below a directory with blanks, and counts behind names', () => {
    const root = '/Users/ada/My Projects/web site/';
    const names = ['a.ts', 'b.ts', 'c/d.ts', 'c/e.ts', 'f.ts', 'g/h.ts', 'g/i.ts'];
    expect(encode(...names.map((name) => root + name))).toEqual([
      `[headroom: paths; names behind a path lie in its directory; printed one a line; all below ${root}]`,
      './a.ts b.ts',
      'c/d.ts e.ts',
      './f.ts',
      'g/h.ts i.ts',
    ]);
    const counts = names.map((name, index) => `packages/core/src/compress/${name}:${index}`);
    expect(encode(...counts).slice(1)).toEqual([
      './a.ts:0 b.ts:1',
      'c/d.ts:2 e.ts:3',
      './f.ts:4',
      'g/h.ts:5 i.ts:6',
    ]);
  });

  it('writes trees as paths and draws them again', () => {
    const lines = [
      'src',
      '├── compress',
      '│   ├── json-document.ts',
      '│   ├── log-entries.ts',
      '│   ├── search-hits.ts',
      '│   └── text',
      '│       ├── a.ts',
      '│       ├── aa.ts',
      '│       ├── ab.ts',
      '│       ├── ac.ts',
      '│       ├── b.ts',
      '│       ├── c.ts',
      '│       ├── fold-lines.ts',
      '│       └── terminal-screen.ts',
      '└── index.ts',
      '',
      '2 directories, 6 files',
    ];
    const encoded = encode(...lines);
    expect(encoded).toEqual([
      '[headroom: paths; names behind a path lie in its directory; drawn as a tree with lines]',
      'src',
      'compress',
      'compress/json-document.ts log-entries.ts search-hits.ts text',
      'compress/text/a.ts aa.ts ab.ts ac.ts b.ts c.ts fold-lines.ts terminal-screen.ts',
      'index.ts',
      '',
      '2 directories, 6 files',
    ]);
    expect(decodeSearch(encoded.join('\n'))).toBe(lines.join('\n'));
  });

  it('writes trees that mark directories', () => {
    const names = Array.from({ length: 20 }, (_, id) => `part-${id}.ts`);
    const lines = [
      'src/',
      '├── compress/',
      '│   ├── empty/',
      ...names.map((name) => `│   ├── ${name}`),
      '│   └── run*',
      '└── index.ts',
    ];
    expect(encode(...lines).slice(1)).toEqual([
      'src/',
      'compress/',
      `compress/empty/ ${names.join(' ')} run*`,
      'index.ts',
    ]);
  });

  it('leaves alone what gains nothing', () => {
    expect(encode('a.ts:1:one', 'b.ts:2:two')).toEqual([]);
    expect(encode('x.ts', 'y.ts')).toEqual([]);
  });

  it('gives back every byte of any search and any list of paths', () => {
    fc.assert(
      fc.property(fc.oneof(searchText(), pathsText(), treeText()), (text) => {
        const encoded = encodeSearch(text, counter);
        expect(encoded === undefined ? text : decodeSearch(encoded)).toBe(text);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('decodeSearch', () => {
  it('knows its own texts only', () => {
    expect(decodeSearch('src/a.ts:1:one\n')).toBeUndefined();
    expect(
      decodeSearch('[headroom: hits by file, printed as FILE:LINE:text]\nloose'),
    ).toBeUndefined();
  });

  it('does not let a short text stand for a huge one', () => {
    const numbers = Array.from({ length: 20_000 }, (_, index) => index).join(',');
    const hostile = `[headroom: hits of one file, printed as LINE:text]\n${numbers} ${'x'.repeat(20_000)}`;
    expect(() => decodeSearch(hostile)).toThrow('claims');
  });
});
