import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { decodeTables, encodeTables } from '../../../../engine/compress/columns/lossless.ts';
import { contextFor } from '../context.ts';
import { tableText } from './generate.ts';

const { counter } = contextFor('table');

function encode(...lines: readonly string[]): readonly string[] {
  const text = `${lines.join('\n')}\n`;
  const encoded = encodeTables(text, counter);
  expect(encoded === undefined ? text : decodeTables(encoded)).toBe(text);
  return encoded?.trimEnd().split('\n') ?? [];
}

function listing(name: string, size: string): string {
  return `-rw-r--r-- 1 root root ${size.padStart(6)} Apr 30 08:32 ${name}`;
}

const NAMES = ['ast.c', 'ast.h', 'error.c', 'error.h', 'frame.c', 'lexer.c', 'my file.c', 'id.c'];

describe('encodeTables', () => {
  it('writes what all lines of a listing share once', () => {
    const encoded = encode(
      'total 360',
      ...NAMES.map((name, index) => listing(name, `${index * 137}`)),
    );
    expect(encoded.slice(0, 5)).toEqual([
      'total 360',
      '[headroom: table printed as columns 0 1 1 1 r7 1 1 0, no names]',
      '[8]{mode=-rw-r--r--,links:string="1",owner=root,group=root,size:string,modified=Apr 30 08:32,name}:',
      '0,ast.c',
      '137,ast.h',
    ]);
  });

  it.each([
    [
      'tar',
      '-rw-r--r-- root/root',
      '2026-11-21 11:27',
      '{mode=-rw-r--r--,owner=root/root,size:string,',
    ],
    ['find', ' 5316654    4 -rw-r--r--   1 root     root', 'Nov 21 13:34', '{inode'],
    ['ls --full-time', '-rw-r--r-- 1 root root', '2026-11-21 11:27:03.089516145 +0000', '{mode='],
  ])('reads the listings of %s', (...[, lead, time, names]) => {
    const lines = NAMES.map(
      (name, index) => `${lead} ${String(index * 137).padStart(8)} ${time} ${name}`,
    );
    expect(encode(...lines)[1]).toContain(names);
  });

  it('keeps empty cells below their headings', () => {
    const lines = Array.from({ length: 9 }, (_, index) => {
      const thread = index % 2 === 0 ? '' : String(index);
      return `${'node'.padEnd(8)} ${String(index).padStart(4)} ${thread.padStart(4)} ${'cwd'.padEnd(4)} /proc/${index}`;
    });
    const encoded = encode(
      `${'COMMAND'.padEnd(8)} ${'PID'.padStart(4)} ${'TID'.padStart(4)} ${'FD'.padEnd(4)} NAME`,
      ...lines,
    );
    expect(encoded[1]).toMatch(/^\[9\]\{COMMAND=node,PID:.*,TID:.*,FD=cwd,NAME\}/);
  });

  it('takes several listings one by one', () => {
    const one = NAMES.map((name, index) => listing(name, `${index}`));
    const encoded = encode('src:', 'total 8', ...one, '', 'lib:', 'total 9', ...one);
    expect(encoded.filter((line) => line.startsWith('[headroom: table'))).toHaveLength(2);
    expect(encoded).toContain('lib:');
  });

  it('keeps cells with blanks under headings that stand apart', () => {
    const rows = ['Up 2 hours', 'Up 3 days', 'Exited (1) 5 minutes ago', 'Created', 'Up 9 days'];
    const encoded = encode(
      'CONTAINER ID   STATUS                     IMAGE                     PORTS',
      ...rows.map(
        (status, index) =>
          `${index}f3a9          ${status.padEnd(27)}registry.local/app/web${index}   <none>`,
      ),
    );
    expect(encoded[1]).toBe('[5]{"CONTAINER ID",STATUS,IMAGE,PORTS=<none>}:');
    expect(encoded[4]).toBe('2f3a9,Exited (1) 5 minutes ago,registry.local/app/web2');
  });

  it('drops the lines of a grid and keeps what stands below it', () => {
    const cells = Array.from(
      { length: 6 },
      (_, index) => `| ${String(index).padStart(2)} | state ${index} |`,
    );
    const rule = '+----+---------+';
    const encoded = encode(
      rule,
      '| id | state   |',
      rule,
      ...cells,
      rule,
      '6 rows in set (0.00 sec)',
    );
    expect(encoded[0]).toBe('[headroom: table printed as mysql rl l; 1 below]');
    expect(encoded.at(-1)).toBe('6 rows in set (0.00 sec)');
    expect(encoded).toContain('3,state 3');
  });

  it('writes rows between tabs as rows without names, the first one too', () => {
    const rows = Array.from({ length: 60 }, (_, index) => `4\t/work/main/engine/part-${index}.ts`);
    const encoded = encodeTables(`${rows.join('\n')}\n`, counter) ?? '';
    expect(encoded).toMatch(
      /^\[headroom: table printed as rows with tabs between, no names\]\n\[60\]\{a/,
    );
    expect(decodeTables(encoded)).toBe(`${rows.join('\n')}\n`);
  });

  it('leaves alone what it cannot print again', () => {
    const rows = NAMES.map((name) => `| ${name} | x |`);
    const uneven = rows.map((row, index) => (index === 3 ? row.replace('| x', '|  x') : row));
    expect(encode('| file | mark |', '|---|---|', ...uneven)).toEqual([]);
  });

  it('gives back every byte of any table', () => {
    fc.assert(
      fc.property(tableText(), (text) => {
        const encoded = encodeTables(text, counter);
        expect(encoded === undefined ? text : decodeTables(encoded)).toBe(text);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('decodeTables', () => {
  it('knows its own texts only', () => {
    expect(decodeTables('| a | b |\n|---|---|\n| 1 | 2 |')).toBeUndefined();
    expect(decodeTables('[headroom: table printed as columns 0 1 0]\nnothing')).toBeUndefined();
  });

  it('does not let a short text stand for a huge one', () => {
    const rows = Array.from({ length: 60_000 }, () => 'a,b').join('\n');
    const hostile = `[headroom: table printed as columns 0 l2000 0]\n[60000]{x,y}:\n${rows}`;
    expect(decodeTables(hostile)).toBeUndefined();
  });
});
