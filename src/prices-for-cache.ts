import type { ModelPrices } from '../engine/index.ts';

const HOUR = 60;
/** Anthropic's cache of an hour is written at twice the price of input, that of five minutes at 1.25 times. */
const DEARER = 2 / 1.25;

/** The prices of a model for an agent that has its prompts cached for so many minutes. */
export function pricesForCache(prices: ModelPrices, minutes: number | undefined): ModelPrices {
  const isPaidFor = prices.provider === 'anthropic' && prices.cacheMinutes < HOUR;
  return minutes === HOUR && isPaidFor
    ? { ...prices, cacheWrite: DEARER * prices.cacheWrite, cacheMinutes: HOUR }
    : prices;
}
