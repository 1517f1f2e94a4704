import { readFieldRecords } from '../../lines/field-records.ts';
import { documentsBelowEachOther } from '../../lines/json-documents.ts';
import type { Document } from './document.ts';
import { pathOf } from './json-path.ts';
import type { JsonTape } from './json-tape.ts';
import { lengthOf, type Span } from './span.ts';

/** The rows of a document or of one list in it, counted from 1. */
export interface Rows {
  /** What they are the rows of, such as `entries`; empty for the document. */
  readonly of: string;
  /** Where each row lies. */
  readonly spans: readonly Span[];
  /** The JSON value of each row; empty where they are not JSON. */
  readonly values: readonly number[];
  /** How a row is named, such as `row 4 (entries[3])`. */
  nameOf(row: number): string;
  /** The line of column names, where there is one. */
  readonly header?: string;
  /** Whether it is one value, which needs no heading. */
  readonly isSingle?: boolean;
}

/** The rows of a list of a JSON document, or the members of an object. */
export function rowsOfValue(json: JsonTape, value: number): Rows {
  const children = json.childrenOf(value);
  return {
    of: pathOf(json, value),
    spans: children.map((child) => json.spanOf(child)),
    values: children,
    nameOf: (row) => `row ${row} (${pathOf(json, children[row - 1] ?? value)})`,
  };
}

/** Values from anywhere in a JSON document as rows of `of`. */
export function rowsOfValues(json: JsonTape, values: readonly number[], of: string): Rows {
  return {
    of,
    spans: values.map((value) => json.spanOf(value)),
    values,
    nameOf: (row) => pathOf(json, values[row - 1] ?? 0),
    isSingle: values.length === 1,
  };
}

/** The rows of the main list of a document: elements of JSON, records of CSV and NDJSON, else lines. */
export function mainRows(document: Document): Rows {
  const { json, original } = document;
  if (json !== undefined) return rowsOfValue(json, mainList(json));
  if (original.kind === 'csv') return csvRows(document);
  if (original.kind === 'table') return recordRows(document) ?? lineRows(document, false);
  if (original.kind !== 'ndjson') return lineRows(document, false);
  return documentRows(document) ?? lineRows(document, true);
}

/** JSON documents that have several lines each. */
function documentRows({ lines, text }: Document): Rows | undefined {
  const documents = documentsBelowEachOther(text.split('\n'));
  if (documents === undefined) return undefined;
  const spans = documents.map(({ first, text: { length } }) => {
    const { start } = lines.spanOf(first + 1);
    return { start, end: start + length };
  });
  return { of: '', spans, values: [], nameOf: (row) => `row ${row}` };
}

/** Records that have a line for each field. */
function recordRows({ lines, text }: Document): Rows | undefined {
  const records = readFieldRecords(text.split(/\r?\n/));
  if (records === undefined) return undefined;
  const spans = records.map(({ start, end }) => ({
    start: lines.spanOf(start + 1).start,
    end: lines.spanOf(end).end,
  }));
  return { of: '', spans, values: [], nameOf: (row) => `row ${row}` };
}

type ListTape = Pick<JsonTape, 'childrenOf' | 'isObject' | 'isArray' | 'spanOf'>;

/** The longest array that is reached from the root through objects only; the root where there is none. */
export function mainList(json: ListTape): number {
  let longest = -1;
  const open = [0];
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (json.isArray(value)) longest = longerOf(json, value, longest);
    else if (json.isObject(value)) open.push(...json.childrenOf(value).slice(0, 1000));
  }
  return Math.max(0, longest);
}

function longerOf(json: ListTape, one: number, other: number): number {
  if (other === -1) return one;
  return lengthOf(json.spanOf(one)) > lengthOf(json.spanOf(other)) ? one : other;
}

function lineRows({ lines, text }: Document, withoutBlank: boolean): Rows {
  const spans: Span[] = [];
  for (let line = 1; line <= lines.count; line += 1) {
    const span = lines.spanOf(line);
    if (!withoutBlank || text.slice(span.start, span.end).trim() !== '') spans.push(span);
  }
  return { of: '', spans, values: [], nameOf: (row) => `row ${row}` };
}

/** Records of RFC 4180: a quoted field may hold line feeds. */
function csvRows({ lines, text }: Document): Rows {
  const spans: Span[] = [];
  let start: number | undefined;
  let isQuoted = false;
  for (let line = 1; line <= lines.count; line += 1) {
    const span = lines.spanOf(line);
    start ??= span.start;
    if (hasOddQuotes(text, span)) isQuoted = !isQuoted;
    if (isQuoted && line < lines.count) continue;
    if (span.end > start) spans.push({ start, end: span.end });
    start = undefined;
  }
  const [header] = spans;
  const nameOf = (row: number): string => `row ${row}`;
  const rows = { of: '', spans: spans.slice(1), values: [], nameOf };
  return header === undefined ? rows : { ...rows, header: text.slice(header.start, header.end) };
}

function hasOddQuotes(text: string, { start, end }: Span): boolean {
  let isOdd = false;
  for (let at = text.indexOf('"', start); at !== -1 && at < end; at = text.indexOf('"', at + 1)) {
    isOdd = !isOdd;
  }
  return isOdd;
}
