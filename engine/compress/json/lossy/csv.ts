import { readCsv } from '../csv.ts';
import { recordsOf } from '../value/named-rows.ts';
import { printedNumber } from '../value/number-text.ts';
import type { JsonObject, JsonValue } from '../value/records.ts';

const DELIMITERS = [',', '\t', ';', '|'] as const;

/** Header and rows of a text, by one delimiter. */
interface Lines {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/**
 * The lines of values (RFC 4180) as records named by the first line, separated by whichever of commas, tabs, semicolons
 * and bars gives the most columns; undefined when lines have another number of fields than the first by each of them, or
 * a quotation does not end. Fields that print the same as numbers are numbers.
 */
export function recordsOfCsv(text: string): readonly JsonObject[] | undefined {
  return recordsWhere(text, isEven);
}

/** The same where some lines end early, as their records do then, too. */
export function recordsOfUnevenCsv(text: string): readonly JsonObject[] | undefined {
  return recordsWhere(text, endsEarly);
}

function recordsWhere(
  text: string,
  isRead: (lines: Lines) => boolean,
): readonly JsonObject[] | undefined {
  const bare = text.startsWith('\uFEFF') ? text.slice(1) : text;
  let most: Lines | undefined;
  for (const delimiter of DELIMITERS) {
    const lines = bare.includes(delimiter) ? linesBy(bare, delimiter) : undefined;
    const isWider = (lines?.header.length ?? 0) > (most?.header.length ?? 1);
    if (lines !== undefined && isWider && isRead(lines)) most = lines;
  }
  return most && recordsBelow(most);
}

function linesBy(text: string, delimiter: string): Lines {
  const lines = readCsv(text, delimiter) ?? [];
  const [header = [], ...rows] = lines.filter((fields) => !isBlank(fields));
  return { header, rows };
}

function isEven({ header, rows }: Lines): boolean {
  return rows.every((fields) => fields.length === header.length);
}

function endsEarly({ header, rows }: Lines): boolean {
  return header.length > 2 && rows.every(({ length }) => length > 1 && length <= header.length);
}

function recordsBelow({ header, rows }: Lines): readonly JsonObject[] | undefined {
  const names = distinct(header);
  const records: JsonObject[] = [];
  for (const fields of rows) {
    const [record] =
      recordsOf({ names: names.slice(0, fields.length), rows: [fields] }, scalarOf) ?? [];
    if (record === undefined) return undefined;
    records.push(record);
  }
  return records;
}

/** The names of columns, of which one that came before is told by the number of its column. */
function distinct(header: readonly string[]): readonly string[] {
  const before = new Set<string>();
  return header.map((name, column) => {
    const isRepeated = before.has(name);
    before.add(name);
    return isRepeated ? `${name} (column ${column + 1})`.trimStart() : name;
  });
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
