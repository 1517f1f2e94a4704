import type { Examples } from './examples.ts';

/** Values above the last threshold are one bin. */
export const MOST_BINS = 64;
/** A node that is not split sends every row to the left. */
export const NO_SPLIT = 32_767;

/** Examples by the bins of a histogram that their values fall into. */
export interface Binned {
  /** For each feature the upper bounds of its bins, the last one left out. */
  readonly thresholds: readonly Int32Array[];
  /** For each feature the bin of each row. */
  readonly columns: readonly Uint8Array[];
}

/** The examples in at most 64 bins for each feature, of about as many rows each. */
export function binned({ features, rows, labels }: Examples): Binned {
  const thresholds: Int32Array[] = [];
  const columns: Uint8Array[] = [];
  for (let feature = 0; feature < features; feature += 1) {
    const values = Int32Array.from(labels, (_, row) => rows[row * features + feature] ?? 0);
    const bounds = boundsOf(values);
    thresholds.push(bounds);
    columns.push(Uint8Array.from(values, (value) => binOf(bounds, value)));
  }
  return { thresholds, columns };
}

function boundsOf(values: Int32Array): Int32Array {
  const sorted = values.toSorted();
  const bounds = new Set<number>();
  for (let bin = 1; bin < MOST_BINS; bin += 1) {
    const bound = sorted[Math.floor((bin * sorted.length) / MOST_BINS)] ?? 0;
    if (bound < (sorted.at(-1) ?? 0) && bound < NO_SPLIT) bounds.add(bound);
  }
  return Int32Array.from([...bounds].sort((one, other) => one - other));
}

function binOf(bounds: Int32Array, value: number): number {
  let low = 0;
  let high = bounds.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value <= (bounds[middle] ?? 0)) high = middle;
    else low = middle + 1;
  }
  return low;
}
