/**
 * Prices relative to one input token, and habits of agents, that the decision for a reference rests on.
 * They are the terms of `D·(w + r·N) > P·cost`: D tokens left out, each saved once when written to the
 * provider's cache (w) and again whenever it would have been read from it (r, over N later turns).
 */
const cacheWritePrice = 1.25;
const cacheReadPrice = 0.1;
const laterTurns = 10;
/** How often a model asks for something that was left out. */
const retrievalProbability = 0.25;
/** One page, one tool call at output price, and the cached conversation read once more. */
const retrievalCost = 1500 * cacheWritePrice + 100 * 5 + 20_000 * cacheReadPrice;

/** Whether leaving out `tokensSaved` tokens is cheaper than what retrieving them is likely to cost. */
export function isWorthAReference(tokensSaved: number): boolean {
  const saved = tokensSaved * (cacheWritePrice + cacheReadPrice * laterTurns);
  return saved > retrievalProbability * retrievalCost;
}
