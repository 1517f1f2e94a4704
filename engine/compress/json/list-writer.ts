import { shortenTexts } from './shorten-texts.ts';
import { bucketsOf } from './table/buckets.ts';
import { writeCell, writeText } from './table/cell.ts';
import { KEY_COLUMN, LINE_COLUMN } from './table/column-name.ts';
import { factorColumns, factorExcerpt } from './table/factor.ts';
import type { Estimate } from './table/filled-column.ts';
import { writeHeader } from './table/header.ts';
import { hasLines, writeRows } from './table/row-writer.ts';
import { inferColumns } from './table/schema.ts';
import type { ElideOptions, Elision, JsonList, JsonValue } from './value/records.ts';

/** How lists are written. */
export interface ListOptions {
  /** Gives the tokens of a text, for choosing the cheaper of two forms. */
  readonly estimate: Estimate;
  /** What to leave out. */
  readonly elide: ElideOptions | undefined;
}

/** A list as it is written. */
export interface ListText {
  /** What stands behind its name: how long it is, and its columns. */
  readonly head: string;
  /** The lines below. */
  readonly lines: readonly string[];
}

/** Behind the count of a list whose records stand in several tables: how many. */
export const IN_KINDS = ' by keys, tables: ';

/** A list as a table, or what is shown of it; undefined where its rows have too little in common. */
export function writeTable(list: JsonList, options: ListOptions): ListText | undefined {
  const elision = options.elide?.elideList(list);
  if (elision !== undefined) return writeExcerpt(list, elision, options);
  const rows = shortenedRows(list, options);
  const inferred = inferColumns(rows);
  if (inferred === undefined) return undefined;
  const columns = factorColumns(inferred, { ...list, rows }, options.estimate);
  const { keys } = list;
  const key = keys === undefined ? '' : `${KEY_COLUMN}${columns.length > 0 ? ',' : ''}`;
  const head = `[${rows.length}]{${key}${writeHeader(columns)}}:`;
  if (keys === undefined && !hasLines(columns)) return { head, lines: [] };
  const keyOf = keys && ((row: number): string => writeText(keys[row] ?? '', 'row'));
  return { head, lines: writeRows(columns, rows, keyOf) };
}

function shortenedRows({ rows, path }: JsonList, options: ListOptions): readonly JsonValue[] {
  if (options.elide === undefined) return rows;
  return rows.map((row, index) => shortened(row, [...path, index], options));
}

/** A list of a few kinds of records as a table for each kind, with the numbers of their rows. */
export function writeBuckets({ rows }: JsonList, { estimate }: ListOptions): ListText | undefined {
  const buckets = bucketsOf(rows);
  if (buckets === undefined) return undefined;
  const lines = buckets.flatMap(({ indexes, rows: own, columns }) => {
    const factored = factorColumns(columns, { rows: own }, estimate);
    const numberOf = (row: number): string => String((indexes[row] ?? 0) + 1);
    return [`[${own.length}]{#,${writeHeader(factored)}}:`, ...writeRows(factored, own, numberOf)];
  });
  return { head: `[${rows.length}]${IN_KINDS}${buckets.length}:`, lines };
}

function writeExcerpt(list: JsonList, elision: Elision, options: ListOptions): ListText {
  const rows = elision.rows.map((row) =>
    shortened(list.rows[row] ?? null, [...list.path, row], options),
  );
  const inferred = rows.length > 0 ? inferColumns(rows) : undefined;
  if (inferred === undefined) return writeItems(list, elision, options);
  const columns = factorExcerpt(inferred, rows, list.rows);
  const number = elision.lines === undefined ? '#' : LINE_COLUMN;
  const key = list.keys === undefined ? '' : `,${KEY_COLUMN}`;
  const lines = writeRows(columns, rows, (row) => leadOf(list, elision, elision.rows[row] ?? 0));
  return {
    head: `[${list.rows.length}]{${number}${key},${writeHeader(columns)}}:`,
    lines: [...lines, ...elision.notes],
  };
}

/** The number of a row or of its line, and its key in a map. */
function leadOf({ keys }: JsonList, { lines }: Elision, row: number): string {
  const number = lines?.[row] ?? row + 1;
  return keys === undefined ? `${number}` : `${number},${writeText(keys[row] ?? '', 'row')}`;
}

/** What is shown of rows that have no columns in common, each with its number. */
export function writeItems(list: JsonList, elision: Elision, options: ListOptions): ListText {
  const lines = elision.rows.map((row) => {
    const value = shortened(list.rows[row] ?? null, [...list.path, row], options);
    const key = list.keys === undefined ? '' : `${writeText(list.keys[row] ?? '', 'row')}: `;
    return `#${row + 1} ${key}${writeCell(value, 'line')}`;
  });
  return { head: `[${list.rows.length}]:`, lines: [...lines, ...elision.notes] };
}

/** A value with its long texts shortened, where parts are left out. */
export function shortened(
  value: JsonValue,
  path: JsonList['path'],
  { elide }: Pick<ListOptions, 'elide'>,
): JsonValue {
  return elide === undefined ? value : shortenTexts(value, path, elide.shortenText);
}
