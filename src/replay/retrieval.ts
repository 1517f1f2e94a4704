import { expectedRetrievals, type ModelPrices, retrievalCost } from '../../engine/index.ts';
import type { BlockReport } from '../result.ts';
import type { PricedPrompt } from './prompts.ts';
import type { RecordedRequest } from './recorded-session.ts';
import type { TokenRates } from './token-rates.ts';

/** A retrieve that is expected for a text of which parts were left out. */
export interface ExpectedRetrieval {
  /** Index of the request after which it is expected: the first that carries the text. */
  readonly request: number;
  /** From 0 to 1. */
  readonly probability: number;
  /** US dollars, if it happens. */
  readonly cost: number;
}

/** What the requests of a session were charged. */
export interface Charged {
  readonly requests: readonly RecordedRequest[];
  readonly prompts: readonly PricedPrompt[];
  readonly rates: TokenRates;
  readonly prices: ModelPrices;
}

const NEVER: ExpectedRetrieval = { request: -1, probability: 0, cost: 0 };

/** The retrieve that is expected for a block; of no cost where nothing was left out, or no model has seen it. */
export function expectedRetrieval(
  { message, kind, outcome, tokens }: BlockReport,
  { requests, prompts, rates, prices }: Charged,
): ExpectedRetrieval {
  const request = requests.findIndex(({ messages }) => messages > message);
  if (outcome !== 'reference' || request === -1) return NEVER;
  const { input, cacheRead, cacheWrite } = prices;
  const relative = retrievalCost(tokens.before - tokens.after, {
    perToken: (cacheWrite + 1_000_000 * rates.after(request)) / input,
    read: cacheRead / input,
    conversation: prompts[request]?.tokens ?? 0,
  });
  return {
    request,
    probability: expectedRetrievals(kind) / 100,
    cost: (relative * input) / 1_000_000,
  };
}
