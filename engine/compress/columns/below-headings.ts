import type { NamedRows } from '../json/value/named-rows.ts';
import { cutAtBlanks, type CutLine, fieldCount } from './cut-lines.ts';
import { FEWEST_ROWS } from './text-table.ts';

const FEWEST_HEADINGS = 4;
const HEADING = /^[\p{L}%#][^\d]*$/u;
const MOST_HEADINGS = 32;
/** Characters that a wide cell may push those behind it out from under their headings. */
const FARTHEST = 2;

/**
 * Rows of fields that stand below the words of the first line, however wide their cells are, as ps and top print them;
 * undefined where a field stands elsewhere, as it does behind an empty cell. What follows belongs to the last column.
 */
export function readBelowHeadings(lines: readonly string[]): NamedRows<string> | undefined {
  const [head = '', ...body] = lines;
  const count = fieldCount(head);
  if (count < FEWEST_HEADINGS || count > MOST_HEADINGS || body.length < FEWEST_ROWS) {
    return undefined;
  }
  const headings = cutAtBlanks(head, count);
  if (!headings.cells.every(isHeading)) return undefined;
  const columns = spansOf(headings);
  const rows = body.map((line) => cutAtBlanks(line, count));
  if (!rows.every((row) => isBelow(row, columns))) return undefined;
  return { names: headings.cells, rows: rows.map(({ cells }) => cells) };
}

/** Whether a cell can be the name of a column: a word without digits. */
export function isHeading(cell: string): boolean {
  return HEADING.test(cell);
}

/** Where a cell begins and where it ends in its line. */
interface Span {
  readonly start: number;
  readonly end: number;
}

function spansOf({ cells, blanks }: CutLine): readonly Span[] {
  let end = 0;
  return cells.map((cell, index) => {
    const start = end + (blanks[index] ?? 0);
    end = start + cell.length;
    return { start, end };
  });
}

function isBelow(row: CutLine, columns: readonly Span[]): boolean {
  const spans = spansOf(row);
  return (
    spans.length === columns.length &&
    columns.every(({ start, end }, index) => {
      const span = spans[index] ?? { start: 0, end: 0 };
      // What the last column holds may be indented, as the tree of processes is.
      const isLast = index === columns.length - 1;
      // What begins below the heading before stands behind a mark that has no column.
      const isBehind = span.start > (columns[index - 1]?.start ?? -1);
      return isBehind && (isLast || span.start <= end + FARTHEST) && span.end >= start - FARTHEST;
    })
  );
}
