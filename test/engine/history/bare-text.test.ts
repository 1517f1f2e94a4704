import { expect, it } from 'vitest';

import { thin } from '../../../engine/compress/read/thin.ts';
import { bareText, numberAt, withNumber } from '../../../engine/history/bare-text.ts';

const CODE = Array.from({ length: 25 }, (_, row) => (row % 6 === 5 ? '' : `    row(${row});`));

it.each([
  ['cat -n', (number: number) => `${String(number).padStart(6)}\t`],
  ['an arrow', (number: number) => `${number}→`],
  ['a colon', (number: number) => `${number}:`],
])('finds the same lines with numbers, without them and thinned: %s', (_, prefix) => {
  const numbered = CODE.map((line, index) => prefix(91 + index) + line).join('\n');
  const whole = bareText(`A file:\n${numbered}`);
  expect(whole.bare).toEqual(['A file:', ...CODE]);
  const thinned = bareText(thin(numbered) ?? '');
  expect(thinned.bare.slice(1)).toEqual(CODE);
  const run = thinned.runOf[12];
  expect(run && numberAt(run, 12)).toBe(102);
  expect(bareText(CODE.join('\n')).bare).toEqual(CODE);
});

it.each([
  ['a bar, its blank lines whole', (number: number) => `${number} | `, false],
  ['a bar, its blank lines trimmed', (number: number) => `${number} | `, true],
  ['cat -n, its blank lines trimmed', (number: number) => `${number}\t`, true],
])('gives back each line that it calls numbered: %s', (_, prefix, isTrimmed) => {
  const lines = CODE.map((line, index) => {
    const whole = prefix(91 + index) + line;
    return isTrimmed ? whole.trimEnd() : whole;
  });
  const { bare, runOf } = bareText(lines.join('\n'));
  const again = bare.map((line, index) => {
    const run = runOf[index];
    return run === undefined ? line : withNumber(line, run, index);
  });
  expect(again).toEqual(lines);
  expect(CODE.every((line, index) => line === '' || runOf[index] !== undefined)).toBe(true);
});

it('leaves numbers that do not count lines', () => {
  const lines = ['12: first', '7: second', '7: third', '2026-01-15 fourth', '8080:80'];
  expect(bareText(lines.join('\n')).bare).toEqual(lines);
});
