/** Prices of a provider's prompt cache, relative to one input token. */
export interface CachePrices {
  /** A token that is sent for the first time. */
  readonly write: number;
  /** A token that the cache already has. */
  readonly read: number;
}

const PRICES: readonly { readonly models: RegExp; readonly prices: CachePrices }[] = [
  // Anthropic's default cache of five minutes.
  { models: /claude/, prices: { write: 1.25, read: 0.1 } },
  // Automatic caches do not charge for writing; older models charge more for reading.
  { models: /gpt-?4o/, prices: { write: 1, read: 0.5 } },
  { models: /gpt-?4\.1/, prices: { write: 1, read: 0.25 } },
  { models: /gpt-?5(?:\.[0-5])?(?![.\d])/, prices: { write: 1, read: 0.1 } },
  { models: /gemini/, prices: { write: 1, read: 0.1 } },
  { models: /deepseek/, prices: { write: 1, read: 0.02 } },
];
/** Newer OpenAI models, and the dearest write of all for those that are not known. */
const OTHERS: CachePrices = { write: 1.25, read: 0.1 };

/** The cache prices for a model, by its name; published prices as of September 2026. */
export function cachePrices(model: string): CachePrices {
  const name = model.toLowerCase();
  return PRICES.find(({ models }) => models.test(name))?.prices ?? OTHERS;
}
