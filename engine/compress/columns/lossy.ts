import type { LossyContext } from '../compressor.ts';
import { type FieldRecord, readFieldRecords } from '../../lines/field-records.ts';
import { filledRuns } from '../filled-runs.ts';
import { elideDocument } from '../json/lossy/document-elision.ts';
import { objectOf } from '../json/value/object.ts';
import { valueOfField } from '../json/value/field-value.ts';
import { recordsOf } from '../json/value/named-rows.ts';
import type { JsonObject } from '../json/value/records.ts';
import { elidePathFacts } from '../search/lossy/index.ts';
import { readPathFacts } from '../search/read/path-facts.ts';
import { letterNames } from './column-names.ts';
import { readRecurring, type RecurringTables } from './recurring.ts';
import { charactersOf, type TableInText, tableInText } from './table-in-text.ts';
import { readTuples } from './tuples/python-tuples.ts';

/** The column that says above which table a row stood, where a text has several. */
const ABOVE = 'under';
const FEWEST_LINES = 12;
/** Characters: smaller tables are shown as they are. */
const SMALLEST_TABLE = 400;
/** Lines that may stand around each large table of a text, and their characters. */
const MOST_AROUND = { lines: 12, characters: 1_000 };

/**
 * The rows of a text's tables that matter, with a digest of all rows and a reference; the lines around a single table stay.
 * Records that have a line for each field are rows, numbered as such. Rows that are paths with what is said of each stand
 * by their directories, as lists of paths do. Lines that are no table whose columns can be told apart count as rows of one
 * column below the first line. Other rows have the numbers of their lines, by which they can be asked for. Undefined when
 * nothing may be left out.
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
  const records = readFieldRecords(lines);
  if (records !== undefined) return elideFieldRecords(lines, records, context);
  const recurring = readRecurring(lines);
  const elidedRecurring = recurring && elideRecurring(recurring, context);
  if (elidedRecurring !== undefined) return elidedRecurring;
  const paragraphs = filledRuns(lines);
  const tables = paragraphs.flatMap((paragraph) => tableInText(lines, paragraph) ?? []);
  if (tables.length > 1 && areAlike(tables) && tables.length === paragraphs.length) {
    return elideRows(tables.flatMap(recordsUnder), context);
  }
  const large = tables.filter(({ characters }) => characters >= SMALLEST_TABLE);
  return isMostlyTables(lines, large)
    ? elideInPlace(lines, large, context)
    : elideLines(lines, context);
}

/** The rows below each of the headings, in proportion to their cells; all of those of which nothing may be left out. */
function elideRecurring(
  { above, tables }: RecurringTables,
  context: LossyContext,
): string | undefined {
  const cellsOf = ({ table }: (typeof tables)[number]): number =>
    table.names.length * table.rows.length;
  const all = tables.reduce((sum, table) => sum + cellsOf(table), 0);
  let isElided = false;
  const shown = tables.flatMap((each) => {
    const { names, rows } = each.table;
    const budget = Math.floor((context.budget * cellsOf(each)) / all);
    const records = numbered(recordsOf(each.table, valueOfField) ?? [], each.rowLines);
    const elided = elideRows(records, { ...context, budget });
    isElided ||= elided !== undefined;
    return elided ?? [names, ...rows].map((cells) => cells.join(' '));
  });
  return isElided ? [...above, ...shown].join('\n') : undefined;
}

/** Whether few lines stand around the tables: what is left of a text may look like a table as well, as a legend does. */
function isMostlyTables(lines: readonly string[], tables: readonly TableInText[]): boolean {
  const inTables = tables.reduce((sum, { start, end }) => sum + end - start, 0);
  const charactersAround = charactersOf(lines) - charactersIn(tables);
  return (
    tables.length > 0 &&
    lines.length - inTables <= MOST_AROUND.lines * tables.length &&
    charactersAround <= MOST_AROUND.characters * tables.length
  );
}

/** The records with the lines around them; they are counted as rows, for each has several lines. */
function elideFieldRecords(
  lines: readonly string[],
  records: readonly FieldRecord[],
  context: LossyContext,
): string | undefined {
  const objects = records.flatMap(
    ({ fields }) => objectOf([...fields.keys()], [...fields.values()].map(valueOfField)) ?? [],
  );
  const elided = elideDocument(objects, context);
  if (elided === undefined) return undefined;
  const below = lines.slice(records.at(-1)?.end);
  return [...lines.slice(0, records[0]?.start), elided, ...below].join('\n');
}

/** The lines with each of the tables elided where it stands, in proportion to its size. */
function elideInPlace(
  lines: readonly string[],
  tables: readonly TableInText[],
  context: LossyContext,
): string | undefined {
  const all = charactersIn(tables);
  const shown: string[] = [];
  let next = 0;
  for (const table of tables) {
    const budget = Math.floor((context.budget * table.characters) / all);
    const elided = elideRows(recordsOfTable(table), { ...context, budget });
    if (elided === undefined) continue;
    shown.push(...lines.slice(next, table.start), elided);
    next = table.end;
  }
  return next === 0 ? undefined : [...shown, ...lines.slice(next)].join('\n');
}

function charactersIn(tables: readonly TableInText[]): number {
  return tables.reduce((sum, { characters }) => sum + characters, 0);
}

function areAlike(tables: readonly TableInText[]): boolean {
  const names = new Set(tables.map(({ table }) => table.names.join('\n')));
  return names.size === 1;
}

/** A row and the number of its line. */
interface Row {
  readonly record: JsonObject;
  readonly line: number;
}

function recordsOfTable({ table, rowLines }: TableInText): readonly Row[] {
  return numbered(recordsOf(table, valueOfField) ?? [], rowLines);
}

function recordsUnder({ above, table, rowLines }: TableInText): readonly Row[] {
  const title = above.join(' ');
  const rows = table.rows.map((cells) => [title, ...cells]);
  const records = recordsOf({ names: [ABOVE, ...table.names], rows }, valueOfField);
  return numbered(records ?? [], rowLines);
}

function numbered(records: readonly JsonObject[], rowLines: readonly number[]): readonly Row[] {
  return records.map((record, index) => ({ record, line: rowLines[index] ?? 0 }));
}

function elideRows(rows: readonly Row[], context: LossyContext): string | undefined {
  if (rows.length === 0) return undefined;
  const records = rows.map(({ record }) => record);
  const lines = rows.map(({ line }) => line);
  return elideDocument(records, context, lines);
}

/** The first line, and below it the others as rows of one column. */
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
