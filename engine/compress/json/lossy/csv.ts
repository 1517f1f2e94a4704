import { readCsv } from '../csv.ts';
import type { JsonObject, JsonValue } from '../value/records.ts';

/**
 * The lines of comma-separated values (RFC 4180) as records named by the first line; undefined when a line has another
 * number of fields than the first, or a quotation does not end. Fields that print the same as numbers are numbers.
 */
export function recordsOfCsv(text: string): readonly JsonObject[] | undefined {
  const [header, ...body] = readCsv(text, ',') ?? [];
  if (!header || new Set(header).size !== header.length) return undefined;
  if (body.some((fields) => fields.length !== header.length)) return undefined;
  return body.map((fields) =>
    Object.fromEntries(header.map((name, index) => [name, valueOf(fields[index] ?? '')])),
  );
}

function valueOf(field: string): JsonValue {
  const number = Number(field);
  return field !== '' && String(number) === field && Number.isFinite(number) ? number : field;
}
