import type { TokenCounter } from './counter.ts';

/** Estimates further apart than this decide alone; the estimator's error is well below it. */
const CLEAR_PERCENT = 15;
/** Above this size a saving that needs exact counting to be seen is not worth the time it takes. */
const EXACT_LIMIT = 64 * 1024;

/** Whether `after` has fewer tokens than `before`: by estimate where that is clear, else by counting. */
export function isSmaller(counter: TokenCounter, before: string, after: string): boolean {
  if (after === before) return false;
  const estimateBefore = counter.estimate(before);
  const difference = estimateBefore - counter.estimate(after);
  const clear = (estimateBefore * CLEAR_PERCENT) / 100;
  if (difference > clear) return true;
  if (difference < -clear || before.length > EXACT_LIMIT) return false;
  return counter.count(after) < counter.count(before);
}
