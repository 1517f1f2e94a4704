import { type ModelPrices, PRICE_LIST } from './price-list.ts';

/** The published prices of a model, by any of its names; undefined for a model that is not on the list. */
export function modelPrices(model: string): ModelPrices | undefined {
  const bare = bareName(model);
  return Object.hasOwn(PRICE_LIST, bare) ? PRICE_LIST[bare] : undefined;
}

/** A model's name without who serves it, in which version and as of which day; gateways write Claude's with dots. */
export function bareName(model: string): string {
  const name = model.toLowerCase();
  return name
    .slice(name.lastIndexOf('/') + 1)
    .replace(/\[\w+\]$/, '')
    .replace(/^.*anthropic\./, '')
    .replace(/(?:@.*|-v\d+(?::\d+)?|:\w+)$/, '')
    .replace(/-(?:\d{8}|\d{4}-\d\d-\d\d|latest|preview(?:-\d\d-\d{2,4})?)$/, '')
    .replace(/^(claude-[\w-]+)\.(?=\d)/, '$1-');
}

/** Looks the prices of a model up by its name; undefined where none is known. */
export type PricesOf = (model: string) => ModelPrices | undefined;

/** Prices of a provider's prompt cache, relative to one input token. */
export interface CachePrices {
  /** A token that is sent for the first time. */
  readonly write: number;
  /** A token that the cache already has. */
  readonly read: number;
}

/** What models that are not on the list are expected to charge, by their family. */
const FAMILIES: readonly { readonly models: RegExp; readonly prices: CachePrices }[] = [
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

/** The cache prices for a model, by its name: known ones, by default as published, or those of its family. */
export function cachePrices(model: string, pricesOf: PricesOf = modelPrices): CachePrices {
  const known = pricesOf(model);
  if (known !== undefined) {
    const { input, cacheWrite, cacheRead } = known;
    return { write: share(cacheWrite, input), read: share(cacheRead, input) };
  }
  const name = model.toLowerCase();
  return FAMILIES.find(({ models }) => models.test(name))?.prices ?? OTHERS;
}

/** Tokens with which most providers cache a prompt. */
const USUAL_MINIMUM = 1024;
/** Tokens that Anthropic puts before prompts with tools. */
const ANTHROPICS_OWN = 350;
/** The share by which counts of tokens may be too low where a provider does not publish its tokenizer. */
const UNCOUNTED = 1 / 20;

/** Tokens from which on a prompt is cached, as it is published; for models that are not known, as with most providers. */
export function minimumPrefix(model: string, pricesOf: PricesOf = modelPrices): number {
  return pricesOf(model)?.minimumPrefix ?? USUAL_MINIMUM;
}

/** Tokens of a prompt, as the client knows it, from which on its provider may cache it. */
export function cachesFrom(model: string, pricesOf: PricesOf = modelPrices): number {
  const known = pricesOf(model);
  const published = minimumPrefix(model, pricesOf);
  const minimum = isProvidersName(model) ? published : Math.min(published, USUAL_MINIMUM);
  if (known !== undefined && known.provider !== 'anthropic') return minimum;
  return Math.max(0, minimum - ANTHROPICS_OWN - Math.ceil(minimum * UNCOUNTED));
}

/** Clouds and gateways, which have names of their own for models, may cache shorter prompts than is published. */
function isProvidersName(model: string): boolean {
  return !/[/@:]|anthropic\./i.test(model);
}

/** In thousandths, for the quotient of two prices is seldom exact. */
function share(part: number, whole: number): number {
  return Math.round((1000 * part) / whole) / 1000;
}
