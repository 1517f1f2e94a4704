import type { Detection } from '../../content.ts';
import type { Sample } from '../sample.ts';
import { TIMED } from './log.ts';

const DELIMITERS = [',', '\t', ';', '|'] as const;
/** `10:31:47,437` is one value, not two. */
const FRACTION = /(:\d\d),(\d{3})(?=[\s\])|]|$)/g;
const WORDY = 4;

/** A name of a column is hardly the value of so many of its rows. */
const OFTEN = 3;

/**
 * Rows with one delimiter and the same number of cells: CSV, TSV and their relatives; a table where no commas separate them
 * and the first line is a row like the others, as du and `git diff --numstat` print them.
 */
export function csv({ lines }: Sample): Detection | undefined {
  if (lines.length < 3) return undefined;
  for (const delimiter of DELIMITERS) {
    const confidence = confidenceFor(lines, delimiter);
    if (confidence > 0) return { kind: isNamed(lines, delimiter) ? 'csv' : 'table', confidence };
  }
  return undefined;
}

function confidenceFor(lines: readonly string[], delimiter: string): number {
  if (!mayBeEven(lines.slice(0, 8), delimiter)) return 0;
  const rows = lines.map((line) => cells(line.replace(FRACTION, '$1.$2'), delimiter));
  const columns = rows[0]?.length ?? 1;
  if (columns < 2) return 0;
  const even = rows.filter((row) => row.length === columns).length / rows.length;
  if (even < 0.9 || !isTabular(lines, rows)) return 0;
  const base = columns >= 3 ? 0.8 : 0.7;
  const penalty = delimiter === '|' ? 0.12 : 0;
  return base + 0.18 * even - penalty;
}

/** Whether the first line has names: no cell of it comes again and again below. */
function isNamed([first = '', ...others]: readonly string[], delimiter: string): boolean {
  const below = others.filter((line) => line !== first).map((line) => cells(line, delimiter));
  return (
    delimiter === ',' ||
    cells(first, delimiter).every(
      (cell, column) => below.filter((row) => row[column] === cell).length < OFTEN,
    )
  );
}

/** Whether most of the first lines have the delimiter at all: spares the look at the others. */
function mayBeEven(lines: readonly string[], delimiter: string): boolean {
  return lines.filter((line) => line.includes(delimiter)).length > lines.length / 2;
}

/** A header without times, or cells that are values: sentences with commas are neither. */
function isTabular(lines: readonly string[], rows: readonly (readonly string[])[]): boolean {
  const [header = [], ...body] = rows;
  const spoken = share(header, isWordy);
  const wordy = share(body.flat(), isWordy);
  const hasHeader = spoken === 0 && !TIMED.test(lines[0] ?? '') && header.every(isName);
  return hasHeader
    ? wordy < 0.5 && share(body, isCode) < 0.5
    : wordy === 0 && spoken === 0 && share(body, isCode) < 0.2;
}

function isName(cell: string): boolean {
  return /^\W{0,2}[\p{L}_#%][^{}=;]*$/u.test(cell.trim()) || cell === '';
}

function isWordy(cell: string): boolean {
  return cell.trim().split(/\s+/, WORDY + 1).length > WORDY;
}

function isCode(row: readonly string[]): boolean {
  return /[({[]$|[=;{}]|\w\(/.test(row.join(' '));
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
