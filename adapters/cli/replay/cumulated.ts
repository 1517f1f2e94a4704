import type { SessionReplay } from '../../../src/index.ts';

/** What a session cost up to each request, in US dollars. */
export interface CumulatedCost {
  readonly without: readonly number[];
  readonly with: readonly number[];
}

/** Adds the costs of a session up; undefined where its prices are not known. */
export function cumulatedCost({ turns, cost }: SessionReplay): CumulatedCost | undefined {
  if (cost === undefined) return undefined;
  return {
    without: runningTotals(turns.map((turn) => turn.cost?.without ?? 0)),
    with: runningTotals(turns.map((turn) => turn.cost?.with ?? 0)),
  };
}

/** Each value with all before it. */
export function runningTotals(values: readonly number[]): readonly number[] {
  let total = 0;
  return values.map((value) => (total += value));
}
