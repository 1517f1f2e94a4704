import { isArray, isObject, keysOf, objectOf } from '../json/value/object.ts';
import type { JsonObject, JsonValue } from '../json/value/records.ts';

/** What the columns of some rows are called. */
export interface NamedRows<Cell extends JsonValue> {
  /** Without repetition. */
  readonly names: readonly string[];
  /** The cells of each row, as many as names. */
  readonly rows: readonly (readonly Cell[])[];
}

/** The rows as records with the names of the columns as keys; undefined if a name comes twice. */
export function recordsOf({
  names,
  rows,
}: NamedRows<JsonValue>): readonly JsonObject[] | undefined {
  const records: JsonObject[] = [];
  for (const cells of rows) {
    const record = objectOf(names, cells);
    if (record === undefined) return undefined;
    records.push(record);
  }
  return records;
}

/** The rows of such records; undefined for any other value. */
export function rowsOf(value: JsonValue): NamedRows<JsonValue> | undefined {
  const records = isArray(value) ? value.filter(isObject) : [];
  const [first] = records;
  if (first === undefined) return undefined;
  const names = keysOf(first);
  return { names, rows: records.map((record) => names.map((name) => record[name] ?? null)) };
}
