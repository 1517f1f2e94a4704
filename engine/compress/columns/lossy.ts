import type { LossyContext } from '../compressor.ts';
import { elideDocument } from '../json/lossy/document-elision.ts';
import { recordsOfRows } from '../json/lossy/csv.ts';
import type { JsonObject } from '../json/value/records.ts';
import { letterNames } from './column-names.ts';
import { type FoundTable, findTable } from './find-table.ts';
import { recordsOf } from './records.ts';
import { readTuples } from './tuples/python-tuples.ts';

/** The column that says above which table a row stood, where a text has several. */
const ABOVE = 'under';
const FEWEST_LINES = 12;

/**
 * The rows of a text's tables that matter, with a digest of all rows and a reference; the lines around a single table stay.
 * Lines that are no table whose columns can be told apart count as rows of one column below the first line. Undefined when
 * nothing may be left out.
 */
export function elideTables(text: string, context: LossyContext): string | undefined {
  const tuples = readTuples(text.trimEnd());
  if (tuples !== undefined) {
    const names = letterNames(tuples.rows[0]?.length ?? 0);
    return elideRows(recordsOf({ names, rows: tuples.rows }) ?? [], context);
  }
  const paragraphs = text.trimEnd().split(/\n\s*\n/);
  const tables = paragraphs.map((paragraph) => findTable(paragraph.split('\n')));
  const found = tables.filter((table) => table !== undefined);
  const [first] = found;
  if (first === undefined || !areAlike(found) || found.length < tables.length) {
    return elideLines(text, context);
  }
  if (found.length > 1) return elideRows(found.flatMap(recordsUnder), context);
  const elided = elideRows(recordsOfTable(first), context);
  return elided && [...first.above, elided, ...first.below].join('\n');
}

function areAlike(tables: readonly FoundTable[]): boolean {
  const names = new Set(tables.map(({ table }) => table.names.join('\n')));
  return names.size === 1;
}

function recordsOfTable({ table }: FoundTable): readonly JsonObject[] {
  return recordsOfRows(table.names, table.rows) ?? [];
}

function recordsUnder({ above, table }: FoundTable): readonly JsonObject[] {
  const title = above.join(' ');
  const rows = table.rows.map((cells) => [title, ...cells]);
  return recordsOfRows([ABOVE, ...table.names], rows) ?? [];
}

function elideRows(records: readonly JsonObject[], context: LossyContext): string | undefined {
  return records.length === 0 ? undefined : elideDocument(records, context);
}

function elideLines(text: string, context: LossyContext): string | undefined {
  const [head = '', ...lines] = text.split('\n').filter((line) => line.trim() !== '');
  if (lines.length < FEWEST_LINES) return undefined;
  const elided = elideDocument(
    lines.map((line) => ({ line: line.trim() })),
    context,
  );
  return elided && `${head}\n${elided}`;
}
