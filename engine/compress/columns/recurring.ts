import type { NamedRows } from '../json/value/named-rows.ts';
import { isHeading } from './below-headings.ts';
import { cutAtBlanks, fieldCount } from './cut-lines.ts';
import { FEWEST_ROWS } from './text-table.ts';

/** The rows below all the lines with the same headings, in the order of their lines. */
interface RecurringTable {
  readonly table: NamedRows<string>;
  /** The number of the line of each row, from 1. */
  readonly rowLines: readonly number[];
}

/** What a text holds whose headings come again and again. */
export interface RecurringTables {
  /** The lines above the first headings. */
  readonly above: readonly string[];
  readonly tables: readonly RecurringTable[];
}

const FEWEST_HEADINGS = 4;
const MOST_HEADINGS = 32;
/** So often the same headings come. */
const FEWEST_TIMES = 3;
const MOST_ABOVE = 4;
/** What heads the names and is none of them, as in `avg-cpu:  %user   %nice` and `# gpu   pwr`. */
const LABEL = /:$|^#$/;

/**
 * The rows of a report that is printed again and again, as by iostat, vmstat and their kin, by their headings. Lines that
 * come again unchanged, such as titles, say nothing of a row. Undefined where other lines stand between the rows.
 */
export function readRecurring(lines: readonly string[]): RecurringTables | undefined {
  const times = timesOf(lines);
  const first = lines.findIndex((line) => isHead(line, times));
  if (first === -1 || first > MOST_ABOVE) return undefined;
  const tables = new Map<string, { rows: string[][]; rowLines: number[] }>();
  let names: readonly string[] = [];
  for (const [index, line] of lines.entries()) {
    if (index < first) continue;
    if (line.trim() === '') names = [];
    else if (isHead(line, times)) names = fieldsOf(line);
    else if (!isTitle(line, times)) {
      const cells = fieldsOf(line);
      const named = names.slice(names.length - cells.length);
      if (!isRowOf(names, cells)) return undefined;
      const key = named.join(' ');
      const known = tables.get(key) ?? { rows: [], rowLines: [] };
      tables.set(key, known);
      known.rows.push([...cells]);
      known.rowLines.push(index + 1);
    }
  }
  const found = [...tables].map(([key, { rows, rowLines }]) => ({
    table: { names: key.split(' '), rows },
    rowLines,
  }));
  const isWhole = found.length > 0 && found.every(({ rowLines }) => rowLines.length >= FEWEST_ROWS);
  const above = lines.slice(0, first).filter((line) => line.trim() !== '');
  return isWhole
    ? { above: above.filter((line) => !isTitle(line, times)), tables: found }
    : undefined;
}

function timesOf(lines: readonly string[]): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  for (const line of lines) times.set(line, (times.get(line) ?? 0) + 1);
  return times;
}

/** Whether a line comes again and holds no number. */
function isTitle(line: string, times: ReadonlyMap<string, number>): boolean {
  return (times.get(line) ?? 0) >= FEWEST_TIMES && !/\d/.test(line);
}

function isHead(line: string, times: ReadonlyMap<string, number>): boolean {
  if (!isTitle(line, times)) return false;
  const fields = fieldsOf(line);
  return (
    fields.length >= FEWEST_HEADINGS &&
    fields.length <= MOST_HEADINGS &&
    fields.every(isHeading) &&
    new Set(fields).size === fields.length
  );
}

/** Whether a line has a cell for each heading, but for one that is no name of a column. */
function isRowOf(names: readonly string[], cells: readonly string[]): boolean {
  if (cells.length === names.length) return true;
  return cells.length === names.length - 1 && LABEL.test(names[0] ?? '');
}

function fieldsOf(line: string): readonly string[] {
  return cutAtBlanks(line, fieldCount(line)).cells;
}
