/** A probability of one, as probabilities are counted. */
export const CERTAIN: number = 1 << 24;

const DOUBLINGS = 10;
const STEPS = 2 ** DOUBLINGS;
/** Beyond it probabilities are 0 or 1. */
const LARGEST = 16;

/**
 * The probability for a logit, rounded to 24 bits. The exponential is a power of 1 + x/1024, which takes only operations
 * that IEEE 754 fixes to the last bit, so that it is equal on every machine; it is within 15 % of the true odds below 16.
 */
export function probability(logit: number): number {
  const size = Math.min(LARGEST, Math.abs(logit));
  let odds = 1 + size / STEPS;
  for (let doubling = 0; doubling < DOUBLINGS; doubling += 1) odds *= odds;
  const less = Math.round(CERTAIN / (1 + odds));
  return logit < 0 ? less : CERTAIN - less;
}
