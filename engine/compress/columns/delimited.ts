import { letterNames } from './column-names.ts';
import { FEWEST_ROWS, type PlacedTable, type TableForm, type TextTable } from './text-table.ts';

/**
 * Rows without names whose cells are held apart by one character, as du, cut and `sqlite3` print them. A layout names the
 * character: `rows with tabs between, no names`.
 */
export const delimited: TableForm = { read, print };

interface Delimiter {
  readonly name: string;
  readonly sign: string;
  /** Of so many columns at least: commas and the like stand in sentences, too. */
  readonly columns: number;
  /** Whether some rows may have more cells than others, as renamed files have in `git diff --name-status`. */
  readonly isLoose?: boolean;
}

const DELIMITERS: readonly Delimiter[] = [
  { name: 'tabs', sign: '\t', columns: 2, isLoose: true },
  { name: 'bars', sign: '|', columns: 3 },
  { name: 'semicolons', sign: ';', columns: 3 },
  { name: 'commas', sign: ',', columns: 3 },
];
const LAYOUT = /^rows with (\w+) between, no names$/;

function read(lines: readonly string[]): PlacedTable | undefined {
  if (lines.length < FEWEST_ROWS) return undefined;
  for (const delimiter of DELIMITERS) {
    const rows = rowsHeldApart(lines, delimiter);
    if (rows === undefined) continue;
    const count = rows.reduce((fewest, cells) => Math.min(fewest, cells.length), Infinity);
    const isEven = rows.every((cells) => cells.length === count);
    if (!(isEven || delimiter.isLoose === true)) continue;
    return {
      names: letterNames(count),
      rows: isEven ? rows : rows.map((cells) => restJoined(cells, count, delimiter)),
      firstRow: 0,
      layout: `rows with ${delimiter.name} between, no names`,
    };
  }
  return undefined;
}

/** The cells of the lines; undefined as soon as a line has too few. */
function rowsHeldApart(
  lines: readonly string[],
  delimiter: Delimiter,
): readonly (readonly string[])[] | undefined {
  const rows: (readonly string[])[] = [];
  for (const line of lines) {
    const cells = cellsOf(line, delimiter);
    if (cells.length < delimiter.columns) return undefined;
    rows.push(cells);
  }
  return rows;
}

/** The cells as they were written; a sign within double quotes belongs to its cell. */
function cellsOf(line: string, { sign }: Delimiter): readonly string[] {
  const cells: string[] = [];
  let isQuoted = false;
  for (const part of line.split(sign)) {
    if (isQuoted) cells.push(`${cells.pop() ?? ''}${sign}${part}`);
    else cells.push(part);
    const hasOddQuotes = part.split('"').length % 2 === 0;
    if (hasOddQuotes && (isQuoted || part.startsWith('"'))) isQuoted = !isQuoted;
  }
  return cells;
}

/** So many cells, the last of them with all that follows. */
function restJoined(
  cells: readonly string[],
  count: number,
  { sign }: Delimiter,
): readonly string[] {
  return [...cells.slice(0, count - 1), cells.slice(count - 1).join(sign)];
}

function print({ rows, layout }: TextTable): readonly string[] | undefined {
  const [, name] = LAYOUT.exec(layout) ?? [];
  const delimiter = DELIMITERS.find((each) => each.name === name);
  return delimiter && rows.map((cells) => cells.join(delimiter.sign));
}
