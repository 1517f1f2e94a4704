import { looksLikeOther } from './cell.ts';
import { isArray, isObject, keysOf } from '../value/object.ts';
import type { JsonObject, JsonValue } from '../value/records.ts';

/** How the values of a column are written. */
export type Schema =
  /** Any value; with `text`, strings only, so that digits need no quotes. */
  | { readonly kind: 'cell'; readonly text: boolean }
  /** Arrays of scalars: `a;b;c`; with `text`, strings only. */
  | { readonly kind: 'scalars'; readonly text: boolean }
  /** Arrays of records, or maps to records: `(a,b)(c,d)`. */
  | { readonly kind: 'list'; readonly columns: readonly Column[]; readonly keyed: boolean };

/** One column of a table: where its values stand in a record, and how they are written. */
export interface Column {
  /** Property names from the record to the value. */
  readonly path: readonly string[];
  readonly schema: Schema;
  /** What is stated once in the header; absent for columns whose cells stand as they are. */
  readonly form?: ColumnForm;
}

/** What a header states for all cells of a column, so that the cells need not. */
export type ColumnForm =
  /** Every cell has this value; none is written. */
  | { readonly kind: 'constant'; readonly value: JsonValue }
  /** Every cell begins and ends like this; the part between is written. */
  | { readonly kind: 'affix'; readonly prefix: string; readonly suffix: string }
  /** Every cell is another column's cell between a prefix and a suffix; none is written. */
  | {
      readonly kind: 'derived';
      readonly prefix: string;
      readonly from: string;
      readonly suffix: string;
    }
  /** Every cell repeats another column's cell or, with `@key`, the key of the row; none is written. */
  | { readonly kind: 'copy'; readonly from: string }
  /** Every cell stands in another column of its row, behind the last or before the first separator. */
  | {
      readonly kind: 'part';
      readonly side: 'after' | 'before';
      readonly separator: string;
      readonly from: string;
    }
  /** The integers from `start` on by `step`; none is written. */
  | { readonly kind: 'sequence'; readonly start: number; readonly step: number }
  /** Most cells have this value or, without one, are missing; the others stand by name at the row's end. */
  | { readonly kind: 'default'; readonly value: JsonValue | undefined }
  /** Many rows in a row have the same value; it stands by name on a line above them. */
  | { readonly kind: 'group' };

/** Nested deeper, values are written as JSON. */
const DEEPEST = 6;

/**
 * The columns of a list of records: nested records become dotted columns where they share their keys.
 * Undefined where the rows are no records, have too little in common or disagree about the order of keys.
 */
export function inferColumns(rows: readonly JsonValue[], depth = 0): readonly Column[] | undefined {
  if (depth > DEEPEST || !rows.every(isNonEmptyObject)) return undefined;
  const keys = isStable(rows) ? commonOrder(rows) : undefined;
  if (keys === undefined) return undefined;
  return keys.flatMap((key) => columnsOf(key, valuesOf(rows, key), depth));
}

function isNonEmptyObject(value: JsonValue): value is JsonObject {
  return isObject(value) && keysOf(value).length > 0;
}

function valuesOf(rows: readonly JsonObject[], key: string): readonly (JsonValue | undefined)[] {
  return rows.map((row) => (Object.hasOwn(row, key) ? row[key] : undefined));
}

/** Many keys that few rows have would make a table of holes. */
function isStable(rows: readonly JsonObject[]): boolean {
  const distinct = new Set<string>();
  let total = 0;
  let previous: readonly string[] = [];
  for (const row of rows) {
    const keys = keysOf(row);
    total += keys.length;
    if (sameKeys(keys, previous)) continue;
    previous = keys;
    for (const key of keys) distinct.add(key);
  }
  return distinct.size * rows.length <= 1.6 * total + 2 * rows.length;
}

/** All keys in an order that every row agrees with; undefined if there is none to be seen in one pass. */
function commonOrder(rows: readonly JsonObject[]): readonly string[] | undefined {
  let order: string[] = [];
  let known: readonly string[] = [];
  for (const row of rows) {
    const keys = keysOf(row);
    if (sameKeys(keys, known)) continue;
    known = keys;
    const merged = mergeOrder(order, keys);
    if (merged === undefined) return undefined;
    order = merged;
  }
  return order;
}

function sameKeys(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((key, index) => key === right[index]);
}

/** `order` with the new keys put behind those that precede them in `keys`. */
function mergeOrder(order: readonly string[], keys: readonly string[]): string[] | undefined {
  const place = new Map(order.map((key, index) => [key, index]));
  const behind = new Map<number, string[]>();
  let last = -1;
  for (const key of keys) {
    const index = place.get(key);
    if (index === undefined) {
      behind.set(last, [...(behind.get(last) ?? []), key]);
    } else if (index < last) {
      return undefined;
    } else {
      last = index;
    }
  }
  if (behind.size === 0) return [...order];
  const merged = [...(behind.get(-1) ?? [])];
  order.forEach((key, index) => merged.push(key, ...(behind.get(index) ?? [])));
  return merged;
}

function columnsOf(
  key: string,
  values: readonly (JsonValue | undefined)[],
  depth: number,
): readonly Column[] {
  const present = values.filter((value) => value !== undefined);
  const nested = present.length > 0 ? inferColumns(present, depth + 1) : undefined;
  if (nested !== undefined && !isSingleMap(present, nested)) {
    return nested.map(({ path, schema }) => ({ path: [key, ...path], schema }));
  }
  return [{ path: [key], schema: schemaOf(present, depth) }];
}

/** One map of a single row looks like a record; with many alike records inside it is better a list. */
function isSingleMap(present: readonly JsonValue[], columns: readonly Column[]): boolean {
  return present.length === 1 && columns.length > 12;
}

function schemaOf(present: readonly JsonValue[], depth: number): Schema {
  const nonNull = present.filter((value) => value !== null);
  if (nonNull.length > 0 && nonNull.every(isArray)) return schemaOfArrays(nonNull, depth);
  if (nonNull.length > 0 && nonNull.every(isObject)) return schemaOfMaps(nonNull, depth);
  return { kind: 'cell', text: needText(present) };
}

function schemaOfArrays(arrays: readonly (readonly JsonValue[])[], depth: number): Schema {
  const elements = arrays.flat();
  if (elements.length > 0 && elements.every((each) => !isArray(each) && !isObject(each))) {
    return { kind: 'scalars', text: needText(elements) };
  }
  const columns = elements.length > 1 ? inferColumns(elements, depth + 1) : undefined;
  return columns === undefined
    ? { kind: 'cell', text: false }
    : { kind: 'list', columns, keyed: false };
}

function schemaOfMaps(maps: readonly JsonObject[], depth: number): Schema {
  const entries = maps.flatMap((map) => keysOf(map).map((key) => map[key] ?? null));
  const columns = entries.length > 1 ? inferColumns(entries, depth + 1) : undefined;
  return columns === undefined
    ? { kind: 'cell', text: false }
    : { kind: 'list', columns, keyed: true };
}

/** Whether all values are strings, some of which look like numbers or words of JSON. */
function needText(present: readonly JsonValue[]): boolean {
  let isAmbiguous = false;
  for (const value of present) {
    if (value === null) continue;
    if (typeof value !== 'string') return false;
    isAmbiguous ||= looksLikeOther(value);
  }
  return isAmbiguous;
}

/** The value at a column's path in a record; undefined where it is missing. */
export function valueAt(record: JsonValue, path: readonly string[]): JsonValue | undefined {
  let value: JsonValue | undefined = record;
  for (const key of path) {
    if (!isObject(value) || !Object.hasOwn(value, key)) return undefined;
    value = value[key];
  }
  return value;
}
