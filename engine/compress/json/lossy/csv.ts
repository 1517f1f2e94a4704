import { readCsv } from '../csv.ts';
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
  if (new Set(names).size !== names.length) return undefined;
  if (rows.some((fields) => fields.length !== names.length)) return undefined;
  return rows.map((fields) =>
    Object.fromEntries(names.map((name, index) => [name, valueOf(fields[index] ?? '')])),
  );
}

function valueOf(field: string): JsonValue {
  const number = Number(field);
  return field !== '' && String(number) === field && Number.isFinite(number) ? number : field;
}
