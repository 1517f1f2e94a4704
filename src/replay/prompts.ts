import {
  type ModelPrices,
  promptCacheModel,
  type PromptCharge,
  promptCost,
  type PromptPart,
} from '../../engine/index.ts';
import type { RecordedRequest } from './recorded-session.ts';

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
  /** A tool that stands there too, in prompts of at least so many messages. */
  readonly tool?: { readonly tokens: number; readonly messages: number };
}

/** Tokens of what stands before so many messages. */
export function headTokens({ head, tool }: PromptWeights, messages: number): number {
  return tool === undefined || messages < tool.messages ? head : head + tool.tokens;
}

/** What the prompts of a session's requests are charged. */
export function pricePrompts(
  requests: readonly RecordedRequest[],
  weights: PromptWeights,
  prices: ModelPrices,
): readonly PricedPrompt[] {
  const cache = promptCacheModel(prices);
  const parts = weights.messages.map((tokens, index): PromptPart => ({ key: `${index}`, tokens }));
  let now = requests.find(({ minute }) => minute !== undefined)?.minute ?? 0;
  return requests.map(({ messages: count, minute = now }) => {
    // A request without a time follows the one before at once, and no clock that was set back makes time go back.
    now = Math.max(now, minute);
    const head = headTokens(weights, count);
    const sent = [{ key: `head of ${head}`, tokens: head }, ...parts.slice(0, count)];
    const charge = cache.send(sent, now);
    const tokens = charge.read + charge.written + charge.plain;
    return { tokens, charge, cost: promptCost(charge, prices) };
  });
}
