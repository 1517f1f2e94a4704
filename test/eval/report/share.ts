/** So many of so many. */
export interface Share {
  readonly hits: number;
  readonly of: number;
}

/** A lower and an upper bound. */
export type Interval = readonly [low: number, high: number];

/** No trials yet. */
const noShare: Share = { hits: 0, of: 0 };

/** How many of a list are true. */
export function shareOf(trials: readonly boolean[]): Share {
  return { hits: trials.filter(Boolean).length, of: trials.length };
}

/** Several shares as one. */
export function addShares(shares: readonly Share[]): Share {
  return shares.reduce((a, b) => ({ hits: a.hits + b.hits, of: a.of + b.of }), noShare);
}

/** The share as a number from 0 to 1; null where nothing was tried. */
export function shareValue({ hits, of }: Share): number | null {
  return of === 0 ? null : hits / of;
}

/** The 95 % confidence interval of a share by Wilson's score method; null where nothing was tried. */
export function wilsonInterval({ hits, of }: Share): Interval | null {
  if (of === 0) return null;
  const z = 1.959964;
  const share = hits / of;
  const centre = share + (z * z) / (2 * of);
  const spread = z * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of));
  const scale = 1 + (z * z) / of;
  return [Math.max(0, (centre - spread) / scale), Math.min(1, (centre + spread) / scale)];
}
