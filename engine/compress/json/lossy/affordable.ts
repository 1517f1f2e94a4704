import type { Candidates } from './candidates.ts';

/** How much may be spent on rows, in tokens. */
export interface Allowance {
  readonly tokens: number;
  /** What the rows that are needed may take at most. */
  readonly needed: number;
  /** The tokens of a row. */
  readonly costOf: (row: number) => number;
}

/** After so many rows that were too long there is no room for others either. */
const MOST_MISSES = 6;

/** The candidates there is room for, the most needed first served; in the order of the list. */
export function affordableRows(candidates: Candidates, allowance: Allowance): readonly number[] {
  const rows: number[] = [];
  let spent = 0;
  let misses = 0;
  for (const [index, row] of candidates.rows.entries()) {
    const cost = allowance.costOf(row);
    const isNeeded = index < candidates.needed;
    if (spent + cost <= (isNeeded ? allowance.needed : allowance.tokens)) {
      spent += cost;
      rows.push(row);
    } else if (!isNeeded) {
      misses += 1;
      if (misses === MOST_MISSES) break;
    }
  }
  return rows.sort((one, other) => one - other);
}
