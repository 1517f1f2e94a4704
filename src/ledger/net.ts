import type { ModelPrices, PricesOf } from '../../engine/index.ts';
import type { ChargedTokens, LedgerFigures, ReportedTokens } from './entry.ts';

/** What compression saved and cost, in US dollars. */
export interface NetSavings {
  /** What the tokens that were not sent would have cost. */
  readonly saved: number;
  /** What was sent on account of compression. */
  readonly added: number;
  /** The further requests in which models retrieved. */
  readonly retrievals: number;
  /** What is left; negative where it did not pay. */
  readonly net: number;
}

/** The net savings in figures; undefined where its model has no known price. */
export function netSavings(
  { model, saved, added, hidden }: LedgerFigures,
  pricesOf: PricesOf,
): NetSavings | undefined {
  const prices = pricesOf(model);
  if (prices === undefined) return undefined;
  const gain = saved.reduce((sum, part) => sum + costOf(part, prices), 0);
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
