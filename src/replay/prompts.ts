import {
  type ModelPrices,
  promptCacheModel,
  type PromptCharge,
  promptCost,
  type PromptPart,
} from '../../engine/index.ts';
import type { RecordedRequest } from './session.ts';

/** One prompt of a session. */
export interface PricedPrompt {
  readonly tokens: number;
  readonly charge: PromptCharge;
  /** US dollars. */
  readonly cost: number;
}

/** What the prompts of a session weigh. */
export interface PromptWeights {
  /** Tokens of each message. */
  readonly messages: readonly number[];
  /** Tokens of what stands before the messages: system prompt and tools. */
  readonly head: number;
}

/** What the prompts of a session's requests are charged. */
export function pricePrompts(
  requests: readonly RecordedRequest[],
  { messages, head }: PromptWeights,
  prices: ModelPrices,
): readonly PricedPrompt[] {
  const cache = promptCacheModel(prices);
  const parts: PromptPart[] = [{ key: 'head', tokens: head }];
  messages.forEach((tokens, index) => parts.push({ key: String(index), tokens }));
  return requests.map(({ messages: count, minute = 0 }) => {
    const sent = parts.slice(0, count + 1);
    const charge = cache.send(sent, minute);
    const tokens = sent.reduce((sum, part) => sum + part.tokens, 0);
    return { tokens, charge, cost: promptCost(charge, prices) };
  });
}
