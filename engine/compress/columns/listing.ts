import { cutAtBlanks, type CutLine, joinCells } from './cut-lines.ts';

/** The columns of `ls -l`. */
export const LISTING_NAMES: readonly string[] = [
  'mode',
  'links',
  'owner',
  'group',
  'size',
  'modified',
  'name',
];

const START = /^[-dlbcps][-rwxsStT]{9}[@+.]? /;
const MONTH = /^[A-Z][a-z]{2}$/;
const DATE = /^\d{4}-\d\d-\d\d$/;
/** Where the date begins. */
const MODIFIED = 5;

/** The lines of `ls -l`, each date and time as one cell; undefined if they are no such lines. */
export function cutListing(lines: readonly string[]): readonly CutLine[] | undefined {
  const cut: CutLine[] = [];
  for (const line of lines) {
    const found = START.test(line) ? cutEntry(line) : undefined;
    if (found === undefined) return undefined;
    cut.push(found);
  }
  return cut;
}

function cutEntry(line: string): CutLine | undefined {
  const byMonth = cutAtBlanks(line, 9);
  if (MONTH.test(byMonth.cells[MODIFIED] ?? '') && byMonth.cells.length === 9) {
    return joinCells(byMonth, MODIFIED, MODIFIED + 3);
  }
  const byDate = cutAtBlanks(line, 8);
  const isDated = DATE.test(byDate.cells[MODIFIED] ?? '') && byDate.cells.length === 8;
  return isDated ? joinCells(byDate, MODIFIED, MODIFIED + 2) : undefined;
}
