import type { Detection } from '../../content.ts';
import { LONGEST_LINE, type Sample } from '../sample.ts';
import { TIMED } from './log.ts';

const DELIMITERS = [',', '\t', ';', '|'] as const;
/** `10:31:47,437` is one value, not two. */
const FRACTION = /(:\d\d),(\d{3})(?=[\s\])|]|$)/g;
const WORDY = 4;
const FEWEST_ROWS = 3;
/** Lines of one row, with quotations of several lines in it. */
const LONGEST_ROW = 12;
/** Characters that rows are read from whose lines are no whole rows. */
const LOOKED_AT = 64_000;

/** A name of a column is hardly the value of so many of its rows. */
const OFTEN = 3;
/** A number, a date or a time. */
const VALUE = /^"?[-+$€£]?\d[\d.,:/T Z+-]*%?"?$/;
/** What stands for a value that is not there. */
const MISSING = /^"?(?:N\/?A|NaN|null|none)?"?$/i;
const QUOTED = /^"(?:[^"]|"")*"$/;
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
/** Rows may end early below so many columns of values, and bars may stand between them. */
const SURE = 2;
/** Bars stand in Markdown and in lines of logs, too. */
const LESS_BETWEEN_BARS = 0.12;

/**
 * Rows with one delimiter and the same number of cells: CSV, TSV and their relatives; a table where the first line is a row
 * like the others, as du, `git diff --numstat` and databases print them.
 */
export function csv({ lines, text }: Sample): Detection | undefined {
  const areRows = !lines.some((line) => isOpen(line) || line.length >= LONGEST_LINE);
  return judged(lines) ?? (areRows ? undefined : judged(rowsOf(text)));
}

function judged(rows: readonly string[]): Detection | undefined {
  if (rows.length < FEWEST_ROWS) return undefined;
  for (const delimiter of DELIMITERS) {
    const confidence = confidenceFor(rows, delimiter);
    if (confidence > 0) return { kind: isNamed(rows, delimiter) ? 'csv' : 'table', confidence };
  }
  return undefined;
}

/** The rows that a text begins with: lines, with those that their quotations go on in. */
function rowsOf(text: string): readonly string[] {
  const lines = text.slice(0, LOOKED_AT).split(/\r?\n/);
  const whole = text.length > LOOKED_AT ? lines.slice(0, -1) : lines;
  const rows: string[] = [];
  let row: string[] = [];
  let open = false;
  for (const line of whole) {
    if (row.length === 0 && line.trim() === '') continue;
    row.push(line);
    open = open !== isOpen(line);
    if (open && row.length < LONGEST_ROW) continue;
    rows.push(row.join('\n'));
    row = [];
    open = false;
  }
  return row.length === 0 ? rows : [...rows, row.join('\n')];
}

/** Whether a quotation begins or ends in a line that does not end or begin there. */
function isOpen(line: string): boolean {
  return line.includes('"') && line.split('"').length % 2 === 0;
}

function confidenceFor(lines: readonly string[], delimiter: string): number {
  if (!mayBeEven(lines.slice(0, 8), delimiter)) return 0;
  const rows = lines.map((line) => cells(line.replace(FRACTION, '$1.$2'), delimiter));
  const columns = rows[0]?.length ?? 1;
  const isTimed = TIMED.test(lines[0] ?? '');
  if (columns < 2 || ((columns === 2 || isTimed) && areSentences(rows, delimiter))) return 0;
  const typed = isTimed ? 0 : columnsOfValues(rows);
  const fits = (row: readonly string[]): boolean =>
    row.length === columns || (typed >= SURE && row.length > 1 && row.length < columns);
  const even = share(rows, fits);
  if (even < 0.9 || !(typed > 0 || isTabular(lines, rows))) return 0;
  const base = columns >= 3 || (even === 1 && isMeasured(rows)) ? 0.8 : 0.7;
  const isSure = delimiter !== '|' || (typed >= SURE && !lines[0]?.startsWith('|'));
  return base + 0.18 * even - (isSure ? 0 : LESS_BETWEEN_BARS);
}

/**
 * Whether the first line has names: no cell of it comes again and again below, and none is a number, a time or a path as those
 * below are, unless the names count on, as years do.
 */
function isNamed([first = '', ...others]: readonly string[], delimiter: string): boolean {
  const below = others.filter((line) => line !== first).map((line) => cells(line, delimiter));
  const names = cells(first, delimiter);
  const isOften = (cell: string, column: number): boolean =>
    cell !== '' && below.filter((row) => row[column] === cell).length >= OFTEN;
  const isOneOfMany = (cell: string, column: number): boolean => {
    const alike = SHAPES.find((shape) => shape.test(cell));
    return alike !== undefined && share(below, (row) => alike.test(row[column] ?? '')) >= MOSTLY;
  };
  if (isCounting(names)) return !names.some(isOften);
  return (
    !names.some(isOneOfMany) && (!names.some(isOften) || columnsOfValues([names, ...below]) > 0)
  );
}

/** How many columns have a name above numbers, dates or times; none where anything but names stands in the first row. */
function columnsOfValues([names = [], ...body]: readonly (readonly string[])[]): number {
  if (!names.every(isName)) return 0;
  return names.filter((name, column) => {
    const filled = body.map((row) => row[column] ?? '').filter((cell) => cell !== '');
    const isFilled = filled.length >= Math.max(FEWEST_ROWS - 1, FILLED * body.length);
    if (!isFilled || MISSING.test(name) || filled.includes(name)) return false;
    return share(filled, isValue) >= MOSTLY;
  }).length;
}

function isValue(cell: string): boolean {
  return VALUE.test(cell);
}

/** Whether the numbers among some names, at least two, each follow on the one before. */
function isCounting(names: readonly string[]): boolean {
  const numbers = names.filter((name) => /^\d{1,6}$/.test(name)).map(Number);
  const steps = numbers.slice(1).filter((number, index) => number === (numbers[index] ?? 0) + 1);
  return steps.length > 0 && steps.length === numbers.length - 1;
}

/** Whether most of the first lines have the delimiter at all: spares the look at the others. */
function mayBeEven(lines: readonly string[], delimiter: string): boolean {
  return lines.filter((line) => line.includes(delimiter)).length > lines.length / 2;
}

/** Whether a blank stands behind each comma, as in sentences, and no column holds numbers, dates or times. */
function areSentences(
  [header = [], ...body]: readonly (readonly string[])[],
  delimiter: string,
): boolean {
  const isSpaced = ([, ...others]: readonly string[]): boolean =>
    others.every((cell) => cell.startsWith(' '));
  const holdsValues = (_: string, column: number): boolean =>
    share(body, (row) => isValue((row[column] ?? '').trim())) >= MOSTLY;
  return delimiter === ',' && share(body, isSpaced) >= MOSTLY && !header.some(holdsValues);
}

/** A header without times, numbered rows, or cells that are values: sentences with commas are none of these. */
function isTabular(lines: readonly string[], rows: readonly (readonly string[])[]): boolean {
  const [header = [], ...body] = rows;
  const spoken = share(header, isWordy);
  const wordy = share(body.flatMap(unquoted), isWordy);
  const hasHeader = spoken === 0 && !TIMED.test(lines[0] ?? '') && header.every(isName);
  return hasHeader
    ? wordy < 0.5 && share(body, isCode) < 0.5
    : (isCounted(rows) ? wordy < 0.5 : wordy === 0 && spoken === 0) && share(body, isCode) < 0.2;
}

/** Whether all rows have as many cells, the first of them a number or a time: sentences do not begin so. */
function isCounted(rows: readonly (readonly string[])[]): boolean {
  const columns = rows[0]?.length ?? 0;
  return columns >= 3 && rows.every((row) => row.length === columns && VALUE.test(row[0] ?? ''));
}

/** Whether names stand above rows that each begin with a number or a time, as those of a measurement do: no log has names. */
function isMeasured([header = [], ...body]: readonly (readonly string[])[]): boolean {
  return header.every(isName) && body.every(([first = '']) => VALUE.test(first));
}

function isName(cell: string): boolean {
  return /^\W{0,2}[\p{L}_#%][^{}=;]*$/u.test(cell.trim()) || /^"*$/.test(cell);
}

function isWordy(cell: string): boolean {
  return cell.trim().split(/\s+/, WORDY + 1).length > WORDY;
}

function isCode(row: readonly string[]): boolean {
  return /[({[]$|[=;{}]|\w\(/.test(unquoted(row).join(' '));
}

/** What is quoted may hold anything, but a list in code is nothing else than quotations, each behind a comma. */
function unquoted(row: readonly string[]): readonly string[] {
  const bare = row.filter((cell) => !QUOTED.test(cell));
  return bare.some((cell) => cell.trim() !== '') ? bare : row;
}

function share<T>(values: readonly T[], holds: (value: T) => boolean): number {
  return values.length === 0 ? 0 : values.filter(holds).length / values.length;
}

/** The cells of one row; a delimiter inside double quotes belongs to its cell. */
function cells(line: string, delimiter: string): readonly string[] {
  if (!line.includes('"')) return line.split(delimiter);
  const found: string[] = [];
  let from = 0;
  let quoted = false;
  for (let index = 0; index < line.length; index++) {
    const character = line[index];
    if (character === '"') quoted = !quoted;
    if (character !== delimiter || quoted) continue;
    found.push(line.slice(from, index));
    from = index + 1;
  }
  return [...found, line.slice(from)];
}
