import type { ModelPrices } from '../../engine/index.ts';
import type { BlockReport } from '../result.ts';
import { sum } from '../sum.ts';
import { pricePrompts } from './prompts.ts';
import type { RecordedSession } from './recorded-session.ts';
import { expectedRetrieval } from './retrieval.ts';
import type { ReplayedCost, TurnCost } from './session-replay.ts';
import { tokenRates } from './token-rates.ts';
import type { SessionWeights } from './weigh-session.ts';

/** A session with its price, in US dollars. */
export interface PricedSession {
  readonly cost: ReplayedCost;
  readonly turns: readonly TurnCost[];
  /** For each block what it saved, retrievals debited. */
  readonly savedBy: readonly number[];
}

/** What a session is priced by. */
export interface Pricing {
  readonly blocks: readonly BlockReport[];
  readonly weights: SessionWeights;
  readonly prices: ModelPrices;
}

/** Prices the prompts of a session as they were, compressed, and with the retrievals that are expected. */
export function priceSession(
  { requests }: RecordedSession,
  { blocks, weights, prices }: Pricing,
): PricedSession {
  const before = pricePrompts(requests, weights.before, prices);
  const prompts = pricePrompts(requests, weights.after, prices);
  const rates = tokenRates(requests, prompts, prices);
  const retrievals = blocks.map((block) =>
    expectedRetrieval(block, { requests, prompts, rates, prices }),
  );
  const least = sum(prompts.map(({ cost }) => cost));
  const withRetrievals = (times: number): number =>
    least + sum(retrievals.map(({ cost, probability }) => Math.min(1, times * probability) * cost));
  const asked = requests.map(() => 0);
  for (const { request, probability, cost } of retrievals) {
    if (request in asked) asked[request] = (asked[request] ?? 0) + probability * cost;
  }
  return {
    cost: {
      without: sum(before.map(({ cost }) => cost)),
      with: withRetrievals(1),
      least,
      most: withRetrievals(2),
      answers: (weights.answers * prices.output) / 1_000_000,
    },
    turns: before.map(({ cost }, index) => ({
      without: cost,
      with: (prompts[index]?.cost ?? 0) + (asked[index] ?? 0),
    })),
    savedBy: blocks.map(({ message, tokens }, index) => {
      const { probability = 0, cost = 0 } = retrievals[index] ?? {};
      return (tokens.before - tokens.after) * rates.ofMessage(message) - probability * cost;
    }),
  };
}
