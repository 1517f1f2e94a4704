import { readCsv } from '../csv.ts';
import { valueOfField } from '../value/field-value.ts';
import { objectOf } from '../value/object.ts';
import type { JsonObject } from '../value/records.ts';

const DELIMITERS = [',', '\t', ';', '|'] as const;

/** What the lines of a text stand for. */
export interface CsvRecords {
  readonly records: readonly JsonObject[];
  /** The last line where it is no record: it may be cut, or said by who printed the others. */
  readonly lastLine?: string;
}

/**
 * The lines of values (RFC 4180) as records named by the first line, separated by whichever of commas, tabs, semicolons
 * and bars gives the most columns. Either all lines have as many fields as the first, or all but the last one have, or
 * some end early, as their records do then, too; undefined where lines differ otherwise by each of them, or a quotation does
 * not end. Fields that print the same as numbers are numbers.
 */
export function readCsvRecords(text: string): CsvRecords | undefined {
  const tables = tablesOf(text);
  const records = recordsOfWidest(tables.filter(isEven));
  if (records !== undefined) return { records };
  const lines = text.trimEnd().split('\n');
  const others = lines.slice(0, -1).join('\n');
  const whole = recordsOfWidest(tablesOf(others).filter(isEven));
  if (whole !== undefined) return { records: whole, lastLine: lines.at(-1) ?? '' };
  const uneven = recordsOfWidest(tables.filter(endsEarly));
  return uneven && { records: uneven };
}

/** The fields of a text by one delimiter. */
interface Table {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** The text by each delimiter that occurs in it. */
function tablesOf(text: string): readonly Table[] {
  const bare = text.startsWith('\uFEFF') ? text.slice(1) : text;
  return DELIMITERS.filter((delimiter) => bare.includes(delimiter)).map((delimiter) => {
    const lines = readCsv(bare, delimiter) ?? [];
    const [header = [], ...rows] = lines.filter((fields) => !isBlank(fields));
    return { header, rows };
  });
}

function isEven({ header, rows }: Table): boolean {
  return header.length > 1 && rows.every((fields) => fields.length === header.length);
}

function endsEarly({ header, rows }: Table): boolean {
  return header.length > 2 && rows.every(({ length }) => length > 1 && length <= header.length);
}

/** The rows of the table with the most columns; undefined without a table, or where names of columns cannot be told apart. */
function recordsOfWidest([first, ...others]: readonly Table[]): readonly JsonObject[] | undefined {
  if (first === undefined) return undefined;
  const { header, rows } = others.reduce(
    (widest, each) => (each.header.length > widest.header.length ? each : widest),
    first,
  );
  const names = distinct(header);
  const records: JsonObject[] = [];
  for (const fields of rows) {
    const record = objectOf(names.slice(0, fields.length), fields.map(valueOfField));
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
