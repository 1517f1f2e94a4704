import { areNames, type LooseTable } from './loose-table.ts';
import { FEWEST_ROWS } from './text-table.ts';

const RULE = /^[ \t\-=+|:─-╿]+$/;
const STROKE = /[-=─═]{2}/;
const BAR = /[|│┃║]/;
const FEWEST_COLUMNS = 2;

/**
 * Rows between bars with rules anywhere around them, below the names of the first line: grids of reStructuredText, Spark and
 * others, whose cells may go on in further lines where a rule stands below each row. Undefined where the numbers of cells differ.
 */
export function readBetweenBars(lines: readonly string[]): LooseTable | undefined {
  const first = lines.findIndex((line) => isRule(line) || BAR.test(line));
  if (first === -1) return undefined;
  const start = hasTitle(lines.slice(first)) ? first + 2 : first;
  const last = lines.findLastIndex((line) => isRule(line) || BAR.test(line));
  const [head, ...rows] = rowsOf(lines.slice(start, last + 1), start) ?? [];
  if (head === undefined || rows.length < FEWEST_ROWS || !areNames(head.cells)) return undefined;
  if (head.cells.length < FEWEST_COLUMNS) return undefined;
  return {
    table: { names: head.cells, rows: rows.map(({ cells }) => cells) },
    lines: rows.map(({ line }) => line),
    start,
    end: last + 1,
  };
}

/** Whether a cell as wide as the table stands above the names, as the AWS command line draws it. */
function hasTitle([above = '', title = '', below = '']: readonly string[]): boolean {
  return isRule(above) && BAR.test(title) && cellsOf(title).length === 1 && isRule(below);
}

interface Row {
  readonly cells: readonly string[];
  /** Index of its first line. */
  readonly line: number;
}

/** The rows of lines of which the first has this index, with those that are one cell of lines joined. */
function rowsOf(lines: readonly string[], start: number): readonly Row[] | undefined {
  const groups: Row[][] = [[]];
  for (const [index, line] of lines.entries()) {
    if (isRule(line)) groups.push([]);
    else groups.at(-1)?.push({ cells: cellsOf(line), line: start + index });
  }
  const filled = groups.filter((group) => group.length > 0);
  const rows = filled.length > 2 ? filled.map(joined) : filled.flat();
  const count = rows[0]?.cells.length;
  const isEven = filled.flat().every(({ cells }) => cells.length === count);
  return filled.length > 1 && isEven ? rows : undefined;
}

function isRule(line: string): boolean {
  return RULE.test(line) && STROKE.test(line);
}

function cellsOf(line: string): readonly string[] {
  const cells = line.split(BAR).map((cell) => cell.trim());
  const from = cells[0] === '' && BAR.test(line.trimStart()[0] ?? '') ? 1 : 0;
  const isClosed = cells.at(-1) === '' && BAR.test(line.trimEnd().at(-1) ?? '');
  return cells.slice(from, isClosed ? -1 : undefined);
}

/** The lines of one row as one row. */
function joined(group: readonly Row[]): Row {
  const [first = { cells: [], line: 0 }] = group;
  const cells = first.cells.map((_, column) =>
    group
      .map((row) => row.cells[column] ?? '')
      .filter((cell) => cell !== '')
      .join(' '),
  );
  return { cells, line: first.line };
}
