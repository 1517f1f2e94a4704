import { isObject, keysOf } from '../value/object.ts';
import type { JsonValue } from '../value/records.ts';
import { type Column, inferColumns } from './schema.ts';

/** Rows of a list that have the same keys. */
export interface Bucket {
  /** Where the rows stand in the list, ascending, from 0. */
  readonly indexes: readonly number[];
  readonly rows: readonly JsonValue[];
  readonly columns: readonly Column[];
}

const MOST_BUCKETS = 8;
/** With fewer rows to a bucket, headers would cost more than they save. */
const FEWEST_ROWS_EACH = 3;

/** The rows of a mixed list by their keys; undefined where they are not of a few kinds. */
export function bucketsOf(rows: readonly JsonValue[]): readonly Bucket[] | undefined {
  const byKeys = new Map<string, number[]>();
  for (const [index, row] of rows.entries()) {
    if (!isObject(row)) return undefined;
    const signature = JSON.stringify(keysOf(row));
    const indexes = byKeys.get(signature) ?? [];
    indexes.push(index);
    byKeys.set(signature, indexes);
    if (byKeys.size > MOST_BUCKETS) return undefined;
  }
  if (byKeys.size * FEWEST_ROWS_EACH > rows.length) return undefined;
  const buckets: Bucket[] = [];
  for (const indexes of byKeys.values()) {
    const own = indexes.map((index) => rows[index] ?? null);
    const columns = inferColumns(own);
    if (columns === undefined) return undefined;
    buckets.push({ indexes, rows: own, columns });
  }
  return buckets;
}
