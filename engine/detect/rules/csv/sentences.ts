import { shareOf } from '../../sample.ts';
import { TIMED } from '../log.ts';
import { isName, isValue, VALUE } from './columns.ts';

const WORDY = 4;
const LABELLED = /^\s*\p{L}[\p{L}_ :=-]{0,60}[ :=]\d[\d.]*\s*$/u;
const QUOTED = /^"(?:[^"]|"")*"$/;
const MOSTLY = 0.8;

/** Whether a blank stands behind each comma, as in sentences, and no column holds numbers, dates or times. */
export function areSentences(
  [header = [], ...body]: readonly (readonly string[])[],
  delimiter: string,
): boolean {
  const isSpaced = ([, ...others]: readonly string[]): boolean =>
    others.every((cell) => cell.startsWith(' '));
  const holdsValues = (_: string, column: number): boolean =>
    shareOf(body, (row) => isValue((row[column] ?? '').trim())) >= MOSTLY;
  return delimiter === ',' && shareOf(body, isSpaced) >= MOSTLY && !header.some(holdsValues);
}

/** Whether every cell is a name with its own number, the same names in each row: `Progress: resolved 7, reused 6, added 5`. */
export function areLabelled(rows: readonly (readonly string[])[]): boolean {
  const labels = rows.map((row) => row.join('\n').replaceAll(/\d[\d.]*/g, ''));
  const isLabelled = (row: readonly string[]): boolean => row.every((cell) => LABELLED.test(cell));
  return rows.every(isLabelled) && shareOf(labels, (label) => label === labels[0]) >= MOSTLY;
}

/** A header without times, numbered rows, or cells that are values: sentences with commas are none of these. */
export function isTabular(lines: readonly string[], rows: readonly (readonly string[])[]): boolean {
  const [header = [], ...body] = rows;
  const spoken = shareOf(header, isWordy);
  const wordy = shareOf(body.flatMap(unquoted), isWordy);
  const hasHeader = spoken === 0 && !TIMED.test(lines[0] ?? '') && header.every(isName);
  return hasHeader
    ? wordy < 0.5 && shareOf(body, isCode) < 0.5
    : (isCounted(rows) ? wordy < 0.5 : wordy === 0 && spoken === 0) && shareOf(body, isCode) < 0.2;
}

/** Whether names stand above rows that each begin with a number or a time, as those of a measurement do: no log has names. */
export function isMeasured([header = [], ...body]: readonly (readonly string[])[]): boolean {
  return header.every(isName) && body.every(([first = '']) => VALUE.test(first));
}

/** Whether all rows have as many cells, the first of them a number or a time: sentences do not begin so. */
function isCounted(rows: readonly (readonly string[])[]): boolean {
  const columns = rows[0]?.length ?? 0;
  return columns >= 3 && rows.every((row) => row.length === columns && VALUE.test(row[0] ?? ''));
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
