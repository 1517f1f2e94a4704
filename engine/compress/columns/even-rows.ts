import { letterNames } from './column-names.ts';
import { cutAtBlanks, fieldCount } from './cut-lines.ts';
import { areNames, type LooseTable } from './loose-table.ts';

/** Fewer rows, or fewer fields, have as many of them by accident. */
const FEWEST_ROWS = 12;
const FEWEST_FIELDS = 4;
/** A mark in front of the names of the columns. */
const COMMENT_MARK = /^\s*#\s*/;

/**
 * Rows that all have the same number of fields, wherever in their lines these stand, as the files of `/proc` have them.
 * The line above them names the columns where it has as many words; otherwise letters do, and it is none of the table.
 */
export function readEvenRows(lines: readonly string[]): LooseTable | undefined {
  const counts = lines.map(fieldCount);
  const count = counts.at(-1) ?? 0;
  const start = counts.findLastIndex((each) => each !== count) + 1;
  if (count < FEWEST_FIELDS || lines.length - start < FEWEST_ROWS) return undefined;
  const cells = (line: string): readonly string[] => cutAtBlanks(line, count).cells;
  const above = (lines[start - 1] ?? '').replace(COMMENT_MARK, '');
  const isHead = fieldCount(above) === count && areNames(cells(above));
  return {
    table: {
      names: isHead ? cells(above) : letterNames(count),
      rows: lines.slice(start).map(cells),
    },
    lines: lines.slice(start).map((_, index) => start + index),
    start: isHead ? start - 1 : start,
    end: lines.length,
  };
}
