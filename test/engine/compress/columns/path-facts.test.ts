import { describe, expect, it } from 'vitest';

import { elideTables } from '../../../../engine/compress/columns/lossy.ts';
import { detect } from '../../../../engine/detect/index.ts';
import { lossyContextFor } from '../context.ts';

const numbers = Array.from({ length: 90 }, (_, index) => index);
const file = (index: number): string => `${index < 60 ? 'src/api' : 'test'}/part-${index}.ts`;

function lossy(text: string, question = ''): string {
  return elideTables(text, lossyContextFor('table', 150, question)) ?? '';
}

/** Outputs of programs that say something of each path. */
const OUTPUTS: Readonly<Record<string, (path: string, index: number) => string>> = {
  'git diff --stat': (path, index) => ` ${path.padEnd(20)} | ${String(index).padStart(3)} ++--`,
  'git diff --numstat': (path, index) => `${index}\t${index % 7}\t${path}`,
  'git diff --numstat with renames': (path, index) =>
    index % 4 === 0 ? `3\t3\t{old => new}/${path}` : `${index}\t${index % 7}\t${path}`,
  'git diff --name-status': (path, index) => `${index % 9 === 0 ? 'A' : 'M'}\t${path}`,
  'git status --short': (path, index) => `${index % 9 === 0 ? '??' : ' M'} ${path}`,
  'git ls-files -s': (path, index) => `100644 ${String(index).padStart(40, 'c')} 0\t${path}`,
  'git ls-tree -l': (path, index) =>
    `100644 blob ${String(index).padStart(40, 'c')} ${String(index * 30).padStart(7)}\t${path}`,
  'du -ah': (path, index) => `${4 + index}.0K\t./${path}`,
  'wc -l': (path, index) => `  ${index * 3} ${path}`,
  sha256sum: (path, index) => `${String(index).padStart(64, 'ab')}  ${path}`,
  'git diff --raw': (path, index) => `:100644 100644 ${index + 1000000} ${index}ab43f1 M\t${path}`,
  'find -printf': (path, index) => `2026-11-0${index % 9} 10:31 ${index * 11} ./${path}`,
  'python -m zipfile -l': (path, index) =>
    `${path.padEnd(30)} 2026-11-02 10:31:${10 + (index % 50)} ${String(index * 11).padStart(12)}`,
  'ls -l': (path, index) => `-rw-r--r-- 1 dev dev ${index * 11} Nov  2 10:31 ${path}`,
};

describe('paths with what is said about each', () => {
  it.each(Object.entries(OUTPUTS))('names or counts each path of %s', (_, print) => {
    const text = numbers.map((index) => print(file(index), index)).join('\n');
    expect(detect(text).kind).toBe('table');
    const elided = lossy(text, 'What is in part-31?');
    expect(elided).toMatch(
      /^\[missing: \d+ of 90 paths(?: and \d of \d fields of all 90 paths)? omitted\]/,
    );
    expect(elided).toContain('part-31.ts');
    const counts = [...elided.matchAll(/ (\d+) \(\d+ \.ts\)/g)].map(([, count]) => Number(count));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(90);
  });

  it('names each path where there is room for the names, but not for all that stands beside them', () => {
    const lines = numbers.map(
      (index) => `100644 ${String(index).padStart(40, 'c')} 0\t${file(index)}`,
    );
    const context = lossyContextFor('table', 700);
    const elided = elideTables(lines.join('\n'), context) ?? '';
    expect(elided).toMatch(/^\[missing: 3 of 3 fields of all 90 paths omitted\]/);
    for (const index of numbers) expect(elided).toMatch(new RegExp(`\\bpart-${index}\\.ts`));
  });

  it('keeps totals and notices as they are', () => {
    const stat = numbers.map((index) => ` ${file(index)} | ${index} +-`);
    const total = ' 90 files changed, 3005 insertions(+), 1000 deletions(-)';
    expect(lossy([...stat, total].join('\n'))).toMatch(/\n 90 files changed, 3005 .*\(-\)$/);
    const counted = numbers.map((index) => ` ${index} ${file(index)}`);
    const notice = 'wc: src/api: Is a directory';
    const elided = lossy(
      [...counted.slice(0, 40), notice, ...counted.slice(40), ' 4005 total'].join('\n'),
    );
    expect(elided).toContain(notice);
    expect(elided).toMatch(/\n 4005 total$/);
  });

  it('adds numbers up by directory, but not those of directories that hold each other', () => {
    const changed = numbers.map((index) => `${index}\t${index * 2}\t${file(index)}`);
    expect(lossy(changed.join('\n'))).toContain('test/ 30 (30 .ts) [sum 2235 4470]');
    const nested = [...numbers.map((index) => `${index}\t${file(index)}`), '1770\tsrc/api'];
    expect(lossy(nested.join('\n'))).not.toContain('sum');
  });

  it('counts each status and names the paths of rare ones', () => {
    const lines = numbers.map((index) => `${index === 77 ? 'UU' : ' M'} ${file(index)}`);
    const elided = lossy(lines.join('\n'));
    expect(elided).toContain('test/ 30 (30 .ts) [M 29, UU 1]');
    expect(elided).toContain('part-77.ts UU');
  });

  it('leaves commits with the files of each, tables and messages alone', () => {
    const commit = (index: number): readonly string[] => [
      `commit ${String(index).padStart(40, 'a')}`,
      'Author: Ada <ada@example.org>',
      ...numbers.slice(0, 60).map((each) => `M\t${file(each)}`),
    ];
    const log = [...commit(1), ...commit(2), ...commit(3)].join('\n');
    expect(detect(log).kind).not.toBe('table');
    const people = numbers.map((index) => `${index} ada-${index}@example.org`);
    expect(lossy(people.join('\n'))).not.toContain('paths omitted');
  });
});
