import type { LineRun } from '../filled-runs.ts';
import type { NamedRows } from '../json/value/named-rows.ts';
import { readBelowHeadings } from './below-headings.ts';
import { readBelowRule } from './below-rule.ts';
import { readBetweenBars } from './between-bars.ts';
import { cutAtCorridors } from './corridors.ts';
import { readEvenRows } from './even-rows.ts';
import { findTable, type FoundTable } from './find-table.ts';
import type { LooseTable } from './loose-table.ts';

/** A table and where in a text it stands. */
export interface TableInText {
  readonly table: NamedRows<string>;
  /** The lines above it in its paragraph. */
  readonly above: readonly string[];
  /** Index of its first line, and that behind its last. */
  readonly start: number;
  readonly end: number;
  /** The characters of its lines. */
  readonly characters: number;
  /** The number of the line of each row, from 1. */
  readonly rowLines: readonly number[];
}

/** Lines such as summaries that may stand above headings, without a blank line between. */
const MOST_ABOVE = 2;

/** The table that a paragraph of a text holds; undefined if it holds none whose columns can be told apart. */
export function tableInText(text: readonly string[], paragraph: LineRun): TableInText | undefined {
  const lines = text.slice(paragraph.start, paragraph.end);
  const found = tableAmong(lines);
  if (found === undefined) return undefined;
  const { table, start, end } = found;
  return {
    table,
    above: lines.slice(0, start),
    start: paragraph.start + start,
    end: paragraph.start + end,
    characters: charactersOf(lines.slice(start, end)),
    rowLines: found.lines.map((line) => paragraph.start + line + 1),
  };
}

/** The characters of lines, without their ends. */
export function charactersOf(lines: readonly string[]): number {
  return lines.reduce((sum, line) => sum + line.length, 0);
}

function tableAmong(lines: readonly string[]): LooseTable | undefined {
  const ruled = readBelowRule(lines);
  if (ruled !== undefined) return ruled;
  const found = findTable(lines);
  const printed = found && printedTable(found, lines.length);
  // Without names it has as many columns as its shortest row has words; headings know better.
  const isNamed = found !== undefined && found.table.firstRow > 0;
  return isNamed ? printed : (unevenTable(lines) ?? printed);
}

/** A table that could be printed again, among so many lines. */
function printedTable({ above, table, below }: FoundTable, lineCount: number): LooseTable {
  const start = above.length;
  const end = lineCount - below.length;
  return { table, lines: following(start + table.firstRow, table.rows), start, end };
}

/** A table whose cells are too wide for its columns here and there, so that nothing could print it again. */
function unevenTable(lines: readonly string[]): LooseTable | undefined {
  const barred = readBetweenBars(lines);
  if (barred !== undefined) return barred;
  for (let start = 0; start <= MOST_ABOVE; start += 1) {
    const table = readBelowHeadings(lines.slice(start)) ?? readCorridors(lines.slice(start));
    if (table === undefined) continue;
    return { table, lines: following(start + 1, table.rows), start, end: lines.length };
  }
  const even = readEvenRows(lines);
  return even && even.start <= MOST_ABOVE ? even : undefined;
}

/** A table with empty cells, or whose headings stand otherwise above their columns than the cells. */
function readCorridors(lines: readonly string[]): NamedRows<string> | undefined {
  const [head, ...rows] = cutAtCorridors(lines) ?? [];
  return head && { names: head.cells, rows: rows.map(({ cells }) => cells) };
}

/** The indexes of the lines of rows that follow each other. */
function following(firstLine: number, rows: readonly unknown[]): readonly number[] {
  return rows.map((_, index) => firstLine + index);
}
