import { shareOf } from '../../sample.ts';
import { cells } from './rows.ts';

/** A name of a column is hardly the value of so many of its rows. */
const OFTEN = 3;
/** A number, a date or a time. */
export const VALUE: RegExp = /^"?[-+$€£]?\d[\d.,:/T Z+-]*%?"?$/;
/** What stands for a value that is not there. */
const MISSING = /^"?(?:N\/?A|NaN|null|none)?"?$/i;
/** A number of bytes, as `du -h` prints it. */
const SIZE = /^\d[\d.,]*[KMGTP]i?B?$/;
/** What values look like, the narrower first: the values of a year stand below it, and no name is a path or has a digest. */
const SHAPES = [
  /^(?:19|20)\d\d$/,
  VALUE,
  SIZE,
  /\w\/\w\S*\.\w+$/,
  /^\.{0,2}\/\S+$/,
  /(?:^|[ :])[\da-f]{32,}(?: |$)/,
];
const MOSTLY = 0.8;
/** A column of values is one with values in at least so many of its rows. */
const FILLED = 0.5;
const FEWEST_FILLED = 2;

/**
 * Whether the first line has names: no cell of it comes again and again below, and none is a number, a time or a path as those
 * below are, unless the names count on, as years do.
 */
/** Whether a cell may be a name: a word, or nothing. */
export function isNamed([first = '', ...others]: readonly string[], delimiter: string): boolean {
  const below = others.filter((line) => line !== first).map((line) => cells(line, delimiter));
  const names = cells(first, delimiter);
  const isOften = (cell: string, column: number): boolean =>
    cell !== '' && below.filter((row) => row[column] === cell).length >= OFTEN;
  const isOneOfMany = (cell: string, column: number): boolean => {
    const alike = SHAPES.find((shape) => shape.test(cell));
    return alike !== undefined && shareOf(below, (row) => alike.test(row[column] ?? '')) >= MOSTLY;
  };
  if (isCounting(names)) return !names.some(isOften);
  return (
    !names.some(isOneOfMany) && (!names.some(isOften) || columnsOfValues([names, ...below]) > 0)
  );
}

/** How many columns have a name above numbers, dates or times; none where anything but names stands in the first row. */
export function columnsOfValues([names = [], ...body]: readonly (readonly string[])[]): number {
  if (!names.every(isName)) return 0;
  return names.filter((name, column) => {
    const filled = body.map((row) => row[column] ?? '').filter((cell) => cell !== '');
    const isFilled = filled.length >= Math.max(FEWEST_FILLED, FILLED * body.length);
    if (!isFilled || MISSING.test(name) || filled.includes(name)) return false;
    return shareOf(filled, isValue) >= MOSTLY;
  }).length;
}

export function isName(cell: string): boolean {
  return /^\W{0,2}[\p{L}_#%][^{}=;]*$/u.test(cell.trim()) || /^"*$/.test(cell);
}

/** Whether a cell is a number, a date or a time. */
export function isValue(cell: string): boolean {
  return VALUE.test(cell);
}

/** Whether the numbers among some names, at least two, each follow on the one before. */
function isCounting(names: readonly string[]): boolean {
  const numbers = names.filter((name) => /^\d{1,6}$/.test(name)).map(Number);
  const steps = numbers.slice(1).filter((number, index) => number === (numbers[index] ?? 0) + 1);
  return steps.length > 0 && steps.length === numbers.length - 1;
}
