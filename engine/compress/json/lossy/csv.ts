import { readCsv } from '../csv.ts';
import { printedNumber } from '../value/number-text.ts';
import { objectOf } from '../value/object.ts';
import type { JsonObject, JsonValue } from '../value/records.ts';

/**
 * The lines of comma-separated values (RFC 4180) as records named by the first line; undefined when a line has another
 * number of fields than the first, or a quotation does not end. Fields that print the same as numbers are numbers.
 */
export function recordsOfCsv(text: string): readonly JsonObject[] | undefined {
  const [header, ...body] = readCsv(text, ',') ?? [];
  return header && recordsOfRows(header, body);
}

/** The same for rows of fields and the names of the columns. */
export function recordsOfRows(
  names: readonly string[],
  rows: readonly (readonly string[])[],
): readonly JsonObject[] | undefined {
  if (rows.some((fields) => fields.length !== names.length)) return undefined;
  const records: JsonObject[] = [];
  for (const fields of rows) {
    const record = objectOf(names, fields.map(valueOf));
    if (record === undefined) return undefined;
    records.push(record);
  }
  return records;
}

function valueOf(field: string): JsonValue {
  return mayBeNumber(field.charCodeAt(0)) ? (printedNumber(field) ?? field) : field;
}

/** Digits and the minus sign: printed numbers begin with no other. */
function mayBeNumber(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || code === 0x2d;
}
