import type { LossyContext } from '../compressor.ts';
import { filledRuns } from '../filled-runs.ts';
import { elideDocument } from '../json/lossy/document-elision.ts';
import { scalarOf } from '../json/lossy/csv.ts';
import { type NamedRows, recordsOf } from '../json/value/named-rows.ts';
import type { JsonObject } from '../json/value/records.ts';
import { readBelowHeadings } from './below-headings.ts';
import { readBelowRule } from './below-rule.ts';
import { readBetweenBars } from './between-bars.ts';
import { readEvenRows } from './even-rows.ts';
import { elidePathFacts } from '../search/lossy/index.ts';
import { readPathFacts } from '../search/path-facts.ts';
import { letterNames } from './column-names.ts';
import { cutAtCorridors } from './corridors.ts';
import { readExpanded } from './expanded.ts';
import { findTable } from './find-table.ts';
import type { LooseTable } from './loose-table.ts';
import { readTuples } from './tuples/python-tuples.ts';

/** The column that says above which table a row stood, where a text has several. */
const ABOVE = 'under';
const FEWEST_LINES = 12;
/** Characters: smaller tables are shown as they are. */
const SMALLEST_TABLE = 400;
/** Lines that may stand around each large table of a text, and their characters. */
const MOST_AROUND = { lines: 12, characters: 1_000 };
/** Lines such as summaries that may stand above headings, without a blank line between. */
const MOST_ABOVE = 2;

/**
 * The rows of a text's tables that matter, with a digest of all rows and a reference; the lines around a single table stay.
 * Rows that are paths with what is said of each stand by their directories, as lists of paths do.
 * Lines that are no table whose columns can be told apart count as rows of one column below the first line. Rows have the
 * numbers of their lines, by which they can be asked for. Undefined when nothing may be left out.
 */
export function elideTables(text: string, context: LossyContext): string | undefined {
  const tuples = readTuples(text.trimEnd());
  if (tuples !== undefined) {
    const names = letterNames(tuples.rows[0]?.length ?? 0);
    return elideDocument(recordsOf({ names, rows: tuples.rows }) ?? [], context);
  }
  const lines = text.trimEnd().split(/\r?\n/);
  const paths = readPathFacts(lines);
  const elidedPaths = paths && elidePathFacts(paths, context);
  if (elidedPaths !== undefined) return elidedPaths;
  const paragraphs = paragraphsOf(lines);
  const tables = paragraphs.flatMap(placedTable);
  if (tables.length > 1 && areAlike(tables) && tables.length === paragraphs.length) {
    return elideRows(tables.flatMap(recordsUnder), context);
  }
  const large = tables.filter((table) => sizeOf(table, lines) >= SMALLEST_TABLE);
  return isMostlyTables(lines, large)
    ? elideInPlace(lines, large, context)
    : elideLines(lines, context);
}

/** Whether few lines stand around the tables: what is left of a text may look like a table as well, as a legend does. */
function isMostlyTables(lines: readonly string[], tables: readonly PlacedTable[]): boolean {
  const inTables = tables.reduce((sum, { start, end }) => sum + end - start, 0);
  const charactersAround = charactersOf(lines) - sizeOfAll(tables, lines);
  return (
    tables.length > 0 &&
    lines.length - inTables <= MOST_AROUND.lines * tables.length &&
    charactersAround <= MOST_AROUND.characters * tables.length
  );
}

/** The lines with each of the tables elided where it stands, in proportion to its size. */
function elideInPlace(
  lines: readonly string[],
  tables: readonly PlacedTable[],
  context: LossyContext,
): string | undefined {
  const all = sizeOfAll(tables, lines);
  const shown: string[] = [];
  let next = 0;
  for (const table of tables) {
    const budget = Math.floor((context.budget * sizeOf(table, lines)) / all);
    const elided = elideRows(recordsOfTable(table), { ...context, budget });
    if (elided === undefined) continue;
    shown.push(...lines.slice(next, table.start), elided);
    next = table.end;
  }
  return next === 0 ? undefined : [...shown, ...lines.slice(next)].join('\n');
}

function sizeOfAll(tables: readonly PlacedTable[], lines: readonly string[]): number {
  return tables.reduce((sum, table) => sum + sizeOf(table, lines), 0);
}

/** The characters of a table. */
function sizeOf({ start, end }: PlacedTable, lines: readonly string[]): number {
  return charactersOf(lines.slice(start, end));
}

function charactersOf(lines: readonly string[]): number {
  return lines.reduce((sum, line) => sum + line.length, 0);
}

/** Lines without a blank one between them. */
interface Paragraph {
  /** Index of the first. */
  readonly start: number;
  readonly lines: readonly string[];
}

function paragraphsOf(lines: readonly string[]): readonly Paragraph[] {
  return filledRuns(lines).map(({ start, end }) => ({ start, lines: lines.slice(start, end) }));
}

/** A table and where in the text it stands. */
interface PlacedTable {
  readonly table: NamedRows<string>;
  /** The lines above it in its paragraph. */
  readonly above: readonly string[];
  /** Index of its first line, and that behind its last. */
  readonly start: number;
  readonly end: number;
  /** The number of the line of each row. */
  readonly rowLines: readonly number[];
}

function placedTable(paragraph: Paragraph): readonly PlacedTable[] {
  const { lines } = paragraph;
  const ruled = readExpanded(lines) ?? readBelowRule(lines);
  if (ruled !== undefined) return [placed(paragraph, ruled)];
  const found = findTable(lines);
  // Without names it has as many columns as its shortest row has words; headings know better.
  const loose = found === undefined || found.table.firstRow === 0 ? looseTable(paragraph) : [];
  if (found === undefined || loose.length > 0) return loose;
  const { above, table, below } = found;
  const start = paragraph.start + above.length;
  const end = paragraph.start + lines.length - below.length;
  return [
    { table, above, start, end, rowLines: following(start + table.firstRow + 1, table.rows) },
  ];
}

function placed({ start: first, lines }: Paragraph, loose: LooseTable): PlacedTable {
  return {
    table: loose.table,
    above: lines.slice(0, loose.start),
    start: first + loose.start,
    end: first + loose.end,
    rowLines: loose.lines.map((line) => first + line + 1),
  };
}

/** The numbers of the lines of rows that follow each other. */
function following(firstLine: number, rows: readonly unknown[]): readonly number[] {
  return rows.map((_, index) => firstLine + index);
}

/** A table whose cells are too wide for its columns here and there, so that nothing could print it again. */
function looseTable(paragraph: Paragraph): readonly PlacedTable[] {
  const { start: first, lines } = paragraph;
  const barred = readBetweenBars(lines);
  if (barred !== undefined) return [placed(paragraph, barred)];
  for (let skipped = 0; skipped <= MOST_ABOVE; skipped += 1) {
    const table = readBelowHeadings(lines.slice(skipped)) ?? readCorridors(lines.slice(skipped));
    if (table === undefined) continue;
    const start = first + skipped;
    const end = first + lines.length;
    const rowLines = following(start + 2, table.rows);
    return [{ table, above: lines.slice(0, skipped), start, end, rowLines }];
  }
  const even = readEvenRows(lines);
  return even && even.start <= MOST_ABOVE ? [placed(paragraph, even)] : [];
}

/** A table with empty cells, or whose headings stand otherwise above their columns than the cells. */
function readCorridors(lines: readonly string[]): NamedRows<string> | undefined {
  const [head, ...rows] = cutAtCorridors(lines) ?? [];
  return head && { names: head.cells, rows: rows.map(({ cells }) => cells) };
}

function areAlike(tables: readonly PlacedTable[]): boolean {
  const names = new Set(tables.map(({ table }) => table.names.join('\n')));
  return names.size === 1;
}

/** A row and the number of its line. */
interface Row {
  readonly record: JsonObject;
  readonly line: number;
}

function recordsOfTable({ table, rowLines }: PlacedTable): readonly Row[] {
  return numbered(recordsOf(table, scalarOf), rowLines);
}

function recordsUnder({ above, table, rowLines }: PlacedTable): readonly Row[] {
  const title = above.join(' ');
  const rows = table.rows.map((cells) => [title, ...cells]);
  return numbered(recordsOf({ names: [ABOVE, ...table.names], rows }, scalarOf), rowLines);
}

function numbered(
  records: readonly JsonObject[] = [],
  rowLines: readonly number[],
): readonly Row[] {
  return records.map((record, index) => ({ record, line: rowLines[index] ?? 0 }));
}

function elideRows(rows: readonly Row[], context: LossyContext): string | undefined {
  if (rows.length === 0) return undefined;
  const records = rows.map(({ record }) => record);
  const lines = rows.map(({ line }) => line);
  return elideDocument(records, context, lines);
}

function elideLines(lines: readonly string[], context: LossyContext): string | undefined {
  const rows = lines.flatMap((line, index) => {
    const text = line.trim();
    return text === '' ? [] : [{ record: { text }, line: index + 1 }];
  });
  const [head, ...others] = rows;
  if (head === undefined || others.length < FEWEST_LINES) return undefined;
  const elided = elideRows(others, context);
  return elided && `${lines[head.line - 1] ?? ''}\n${elided}`;
}
