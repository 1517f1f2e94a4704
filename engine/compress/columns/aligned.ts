import { letterNames } from './column-names.ts';
import { cutAtCorridors } from './corridors.ts';
import { cutAtBlanks, cutAtStarts, type CutLine, fieldCount, headingStarts } from './cut-lines.ts';
import { blanksOf, type Gap, gapOf, readGap, writeGap } from './gap.ts';
import { cutListing } from './listing.ts';
import {
  columnWidths,
  FEWEST_ROWS,
  type PlacedTable,
  type TableForm,
  type TextTable,
} from './text-table.ts';

/**
 * Tables whose columns are held apart by blanks alone, as ps, ls -l, df and kubectl print them. A layout gives the gaps
 * before the first column, between the columns and behind the last, and what stands above the rows: `columns 0 b22 r5 1 0`
 * with the names, `, ruled` with dashes below them, `, no names` with nothing.
 */
export const alignedColumns: TableForm = { read, print };

const LAYOUT = /^columns ((?:[lrb]?\d{1,4}(?:\/\d{1,4})? ?)+)(, no names|, ruled)?$/;
const NO_NAMES = ', no names';
const RULED = ', ruled';
const FEWEST_HEADINGS = 3;
/** Two are enough where the first is a number, as wc prints it. */
const FEWEST_FIELDS = 2;
const MOST_COLUMNS = 32;
/** Cells that are no names: numbers, sizes, times, shares. */
const VALUE = /^[-+]?[\d.,:/]+[KMGTPB]?i?[bB%]?$/;
const RULE = /^-+$/;

function read(lines: readonly string[]): PlacedTable | undefined {
  if (lines.length < FEWEST_ROWS) return undefined;
  const listing = cutListing(lines);
  if (listing !== undefined) return unnamed(listing.lines, listing.names);
  const headed = cutByHeadings(lines);
  const isHeaded = headed !== undefined && !hasValues(headed[0]);
  return (isHeaded ? named(headed) : undefined) ?? readCorridors(lines) ?? readFields(lines);
}

function readCorridors(lines: readonly string[]): PlacedTable | undefined {
  const cut = cutAtCorridors(lines);
  return cut && named(cut);
}

/** Rows whose cells begin below the headings of the first line. */
function cutByHeadings(lines: readonly string[]): readonly CutLine[] | undefined {
  const starts = headingStarts(lines[0] ?? '');
  if (starts.length < FEWEST_HEADINGS || starts.length > MOST_COLUMNS) return undefined;
  const cut: CutLine[] = [];
  for (const line of lines) {
    const found = cutAtStarts(line, starts);
    if (found === undefined) return undefined;
    cut.push(found);
  }
  return cut;
}

/** Rows of as many fields as every line has, the last one with whatever follows. */
function readFields(lines: readonly string[]): PlacedTable | undefined {
  let count = MOST_COLUMNS;
  for (const line of lines) {
    count = Math.min(count, fieldCount(line));
    if (count < FEWEST_FIELDS) return undefined;
  }
  const cut = lines.map((line) => cutAtBlanks(line, count));
  if (count === 2 && !cut.every(({ cells }) => VALUE.test(cells[0] ?? ''))) return undefined;
  if (!hasValues(cut[0]) && hasValues(cut[1])) return named(cut);
  return unnamed(cut, letterNames(count));
}

function hasValues(line: CutLine | undefined): boolean {
  return line?.cells.some((cell) => VALUE.test(cell)) ?? false;
}

/** The table whose first line has the names. */
function named(lines: readonly CutLine[]): PlacedTable | undefined {
  const [head, rule] = lines;
  if (head === undefined || rule === undefined) return undefined;
  const isRuled = rule.cells.every((cell) => RULE.test(cell));
  const rows = lines.slice(isRuled ? 2 : 1);
  return withLayout(lines, { names: head.cells, rows, above: isRuled ? RULED : '' });
}

function unnamed(lines: readonly CutLine[], names: readonly string[]): PlacedTable | undefined {
  return withLayout(lines, { names, rows: lines, above: NO_NAMES });
}

interface Parts {
  readonly names: readonly string[];
  readonly rows: readonly CutLine[];
  readonly above: string;
}

function withLayout(
  lines: readonly CutLine[],
  { names, rows, above }: Parts,
): PlacedTable | undefined {
  const gaps = rows.length < FEWEST_ROWS ? undefined : gapsOf(lines);
  if (gaps === undefined) return undefined;
  const layout = `columns ${gaps.map(writeGap).join(' ')}${above}`;
  const firstRow = lines.length - rows.length;
  return { names, rows: rows.map(({ cells }) => cells), firstRow, layout };
}

function gapsOf(lines: readonly CutLine[]): readonly Gap[] | undefined {
  const gaps: Gap[] = [];
  const count = lines[0]?.blanks.length ?? 0;
  for (let column = 0; column < count; column += 1) {
    const gap = gapOf(
      lines.map(({ cells, blanks }) => ({
        left: cells[column - 1]?.length ?? 0,
        blanks: blanks[column] ?? 0,
        right: cells[column]?.length ?? 0,
      })),
    );
    if (gap === undefined) return undefined;
    gaps.push(gap);
  }
  return gaps;
}

function print({ names, rows, layout }: TextTable): readonly string[] | undefined {
  const [, written = '', above] = LAYOUT.exec(layout) ?? [];
  const gaps = written.split(' ').flatMap((text) => readGap(text) ?? []);
  if (gaps.length !== names.length + 1) return undefined;
  const head = above === NO_NAMES ? [] : [names];
  const rules =
    above === RULED ? [columnWidths({ names, rows }).map((width) => '-'.repeat(width))] : [];
  return [...head, ...rules, ...rows].map((cells) => printLine(cells, gaps));
}

function printLine(cells: readonly string[], gaps: readonly Gap[]): string {
  let line = '';
  for (const [index, gap] of gaps.entries()) {
    const left = cells[index - 1] ?? '';
    const right = cells[index] ?? '';
    line += left + ' '.repeat(blanksOf(gap, { left: left.length, right: right.length }));
  }
  return line;
}
