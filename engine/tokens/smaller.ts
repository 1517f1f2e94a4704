import type { TokenCounter } from './counter.ts';

/** Estimates further apart than this decide alone; the estimator's error is well below it. */
const CLEAR_PERCENT = 15;
const CLEAR_TOKENS = 12;
/** Above this size a saving that needs exact counting to be seen is not worth the time it takes. */
const EXACT_LIMIT = 64 * 1024;

/** A text and what it could be replaced by. */
export interface Rewriting {
  readonly before: string;
  readonly after: string;
}

/**
 * Whether a text's replacement has fewer tokens, by at least some percent: by estimate where that is clear,
 * else by counting, and not at all where counting would take longer than a small saving is worth.
 */
export function isSmaller(
  counter: TokenCounter,
  { before, after }: Rewriting,
  leastPercent = 0,
): boolean {
  if (after === before) return false;
  const tokens = counter.estimate(before);
  const surplus = saved(tokens, counter.estimate(after), leastPercent);
  const clear = (tokens * CLEAR_PERCENT) / 100 + CLEAR_TOKENS;
  if (surplus > clear) return true;
  if (surplus < -clear || before.length > EXACT_LIMIT) return false;
  return saved(counter.count(before), counter.count(after), leastPercent) > 0;
}

/** Tokens saved beyond the least percentage. */
function saved(before: number, after: number, leastPercent: number): number {
  return before * (1 - leastPercent / 100) - after;
}
