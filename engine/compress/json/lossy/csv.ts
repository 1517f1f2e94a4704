import { readCsv } from '../csv.ts';
import { printedNumber } from '../value/number-text.ts';
import { objectOf } from '../value/object.ts';
import type { JsonObject, JsonValue } from '../value/records.ts';

const DELIMITERS = [',', '\t', ';', '|'] as const;

/**
 * The lines of values (RFC 4180) as records named by the first line, separated by whichever of commas, tabs, semicolons
 * and bars gives the most columns; undefined when lines have another number of fields than the first by each of them, or
 * a quotation does not end. Fields that print the same as numbers are numbers.
 */
export function recordsOfCsv(text: string): readonly JsonObject[] | undefined {
  let most: readonly JsonObject[] | undefined;
  let columns = 0;
  for (const delimiter of DELIMITERS) {
    if (!text.includes(delimiter)) continue;
    const lines = readCsv(text, delimiter) ?? [];
    const [header = [], ...body] = lines.filter((fields) => !isBlank(fields));
    const records = header.length > columns ? recordsOfRows(header, body) : undefined;
    if (records === undefined) continue;
    most = records;
    columns = header.length;
  }
  return most;
}

/** Blank lines are no rows, and are not counted as such by who asks for rows. */
function isBlank(fields: readonly string[]): boolean {
  return fields.length === 1 && fields[0]?.trim() === '';
}

/** The records of rows of fields and the names of the columns. */
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
