import { readCsv } from '../csv.ts';
import { recordsOf } from '../value/named-rows.ts';
import { printedNumber } from '../value/number-text.ts';
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
    const records =
      header.length > columns ? recordsOf({ names: header, rows: body }, scalarOf) : undefined;
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

/** The value of a field: a number where it prints the same as one. */
export function scalarOf(field: string): JsonValue {
  return mayBeNumber(field.charCodeAt(0)) ? (printedNumber(field) ?? field) : field;
}

/** Digits and the minus sign: printed numbers begin with no other. */
function mayBeNumber(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || code === 0x2d;
}
