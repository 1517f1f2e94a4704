import { type ModelPrices, priceFactor, type PromptCharge } from '../../engine/index.ts';
import type { PricedPrompt } from './prompts.ts';
import type { RecordedRequest } from './recorded-session.ts';

/** What a token costs over the rest of a session, in US dollars, from the request that first carries it. */
export interface TokenRates {
  /** For a token of the message with this index. */
  ofMessage(index: number): number;
  /** For a token that follows the prompt of the request with this index. */
  after(request: number): number;
}

/** Adds up what the requests of a session charged for a token that they carried. */
export function tokenRates(
  requests: readonly RecordedRequest[],
  prompts: readonly PricedPrompt[],
  prices: ModelPrices,
): TokenRates {
  const known = prompts.map((prompt) =>
    rateIn(prompt, prompt.charge.read > 0 ? 'read' : newTokens(prompt)),
  );
  const fresh = prompts.map((prompt) => rateIn(prompt, newTokens(prompt)));
  const later = suffixSums(known);
  const firstWith = (message: number): number =>
    requests.findIndex(({ messages }) => messages > message);

  function rateIn({ tokens }: PricedPrompt, kind: keyof PromptCharge): number {
    const { cacheRead, cacheWrite, input } = prices;
    const usual = { read: cacheRead, written: cacheWrite, plain: input }[kind] / 1_000_000;
    return usual * priceFactor(tokens, prices);
  }

  const after = (request: number): number => later[request + 1] ?? 0;
  return {
    ofMessage: (index) => {
      const first = firstWith(index);
      return first === -1 ? 0 : (fresh[first] ?? 0) + after(first);
    },
    after,
  };
}

function newTokens({ charge }: PricedPrompt): 'written' | 'plain' {
  return charge.plain > 0 ? 'plain' : 'written';
}

/** For each place the sum of all values from there on. */
function suffixSums(values: readonly number[]): readonly number[] {
  const sums = [0];
  for (const value of values.toReversed()) sums.push((sums.at(-1) ?? 0) + value);
  return sums.toReversed();
}
