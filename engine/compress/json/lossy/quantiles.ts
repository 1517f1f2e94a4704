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
  const sorted = new Float64Array(numbers).sort();
  const middle = (sorted.length - 1) >> 1;
  const median = sorted[middle];
  if (median === undefined) return undefined;
  return {
    count: sorted.length,
    least: sorted[0] ?? median,
    median,
    greatest: sorted.at(-1) ?? median,
    deviation: medianDistance(sorted, middle),
  };
}

/** The median distance of sorted numbers from the one in their middle: the nearest ones are taken from both sides in turn. */
function medianDistance(sorted: Float64Array, middle: number): number {
  const median = sorted[middle] ?? 0;
  let [below, above] = [middle, middle + 1];
  let distance = 0;
  for (let taken = 0; taken <= middle; taken += 1) {
    const down = median - (sorted[below] ?? -Infinity);
    const up = (sorted[above] ?? Infinity) - median;
    distance = Math.min(down, up);
    if (down <= up) below -= 1;
    else above += 1;
  }
  return distance;
}
