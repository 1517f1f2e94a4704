import type { ModelPrices, PricesOf } from '../../engine/index.ts';
import { pricesForCache } from '../prices-for-cache.ts';
import { sum } from '../sum.ts';
import type { ChargedTokens, LedgerFigures, ReportedTokens } from './entry.ts';

/** What compression saved and cost, in US dollars. */
export interface NetSavings {
  /** What the tokens that were not sent would have cost. */
  readonly saved: number;
  /** What was paid for tokens sent on account of compression. */
  readonly added: number;
  /** What was paid for the further requests in which models retrieved. */
  readonly retrievals: number;
  /** `saved` less the other two; negative where compression did not pay. */
  readonly net: number;
}

/** The prices at which figures were charged; undefined where its model has no known price. */
export function pricesFor(
  { model, cacheMinutes }: Pick<LedgerFigures, 'model' | 'cacheMinutes'>,
  pricesOf: PricesOf,
): ModelPrices | undefined {
  const prices = pricesOf(model);
  return prices && pricesForCache(prices, cacheMinutes);
}

/** The net savings in figures; undefined where its model has no known price. */
export function netSavings(figures: LedgerFigures, pricesOf: PricesOf): NetSavings | undefined {
  const { saved, added, hidden } = figures;
  const prices = pricesFor(figures, pricesOf);
  if (prices === undefined) return undefined;
  const gain = sum(saved.map((part) => costOf(part, prices)));
  const cost = costOf(added, prices);
  const retrievals = requestCost(hidden, prices);
  return { saved: gain, added: cost, retrievals, net: gain - cost - retrievals };
}

/** US dollars of tokens that are sent. */
export function costOf({ fresh, again }: ChargedTokens, prices: ModelPrices): number {
  return (fresh * prices.cacheWrite + again * prices.cacheRead) / 1_000_000;
}

/** US dollars of requests and their answers, as reported. */
export function requestCost(
  { prompt, cached, output }: ReportedTokens,
  prices: ModelPrices,
): number {
  const input = costOf({ fresh: Math.max(0, prompt - cached), again: cached }, prices);
  return input + (output * prices.output) / 1_000_000;
}
