/** Where the numbers of a column lie. */
export interface Quantiles {
  readonly count: number;
  readonly least: number;
  readonly median: number;
  readonly greatest: number;
  /** The median distance from the median. */
  readonly deviation: number;
}

/** The quantiles of finite numbers, exact; undefined for none. The median of an even count is the lower middle. */
export function quantilesOf(numbers: readonly number[]): Quantiles | undefined {
  const sorted = Float64Array.from(numbers).sort();
  const median = middleOf(sorted);
  if (median === undefined) return undefined;
  const distances = sorted.map((value) => Math.abs(value - median)).sort();
  return {
    count: sorted.length,
    least: sorted[0] ?? median,
    median,
    greatest: sorted.at(-1) ?? median,
    deviation: middleOf(distances) ?? 0,
  };
}

function middleOf(sorted: Float64Array): number | undefined {
  return sorted[(sorted.length - 1) >> 1];
}
