import { isArray, isObject, keysOf, objectOf } from './object.ts';
import type { JsonObject, JsonValue } from './records.ts';

/** Rows of cells, and what their columns are called. */
export interface NamedRows<Cell extends JsonValue> {
  /** Without repetition. */
  readonly names: readonly string[];
  /** The cells of each row, as many as names. */
  readonly rows: readonly (readonly Cell[])[];
}

/**
 * The rows as records with the names of the columns as keys, each cell as `valueOf` has it; undefined if a name comes twice
 * or a row has another number of cells.
 */
export function recordsOf<Cell extends JsonValue>(
  { names, rows }: NamedRows<Cell>,
  valueOf: (cell: Cell) => JsonValue = (cell) => cell,
): readonly JsonObject[] | undefined {
  const records: JsonObject[] = [];
  for (const cells of rows) {
    const record = cells.length === names.length ? objectOf(names, cells.map(valueOf)) : undefined;
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
