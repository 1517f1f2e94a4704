import {
  type ModelPrices,
  promptCacheModel,
  promptCost,
  type PromptPart,
} from '../../../engine/index.ts';
import type { RecordedSession } from '../../../src/index.ts';
import type { Peer } from '../../bench/peer.ts';
import { minify } from '../baselines/minify.ts';
import type { ChatMessage } from '../conversation.ts';
import { countTokens } from '../tokens.ts';

/** What somebody could do about the tool outputs of a session without Headroom. */
export type Policy = 'none' | 'minify' | 'clear';

/** Tool outputs after which the older ones are cleared, and how many of the last ones stay. */
export const CLEARING = { every: 10, keeps: 3 };

/** A recorded session whose messages are in OpenAI's chat format. */
export interface ChatSession extends Pick<RecordedSession, 'requests'> {
  readonly messages: readonly ChatMessage[];
}

/** US dollars of each prompt of a session under a policy; what was cleared is never read again. */
export function policyCosts(
  { messages, requests }: ChatSession,
  policy: Policy,
  prices: ModelPrices,
): readonly number[] {
  const cache = promptCacheModel(prices);
  const whole = messages.map((message, index) => partOf(policy, { message, index }));
  return requests.map(({ messages: count }) => {
    const parts = whole.slice(0, count);
    return promptCost(cache.send(policy === 'clear' ? cleared(parts, messages) : parts, 0), prices);
  });
}

function partOf(
  policy: Policy,
  { message, index }: { readonly message: ChatMessage; readonly index: number },
): PromptPart {
  const { role, content } = message;
  const text = content ?? '';
  const written = policy === 'minify' && role === 'tool' ? minify(text) : text;
  return { key: String(index), tokens: tokensOf({ ...message, content: written }) };
}

function tokensOf({ content, tool_calls: calls = [] }: ChatMessage): number {
  const called = calls.length === 0 ? 0 : countTokens(JSON.stringify(calls));
  return countTokens(content ?? '') + called;
}

/** Every so many tool outputs, all but the last few become a word each: what context editing does. */
function cleared(
  parts: readonly PromptPart[],
  messages: readonly ChatMessage[],
): readonly PromptPart[] {
  const tools = parts.flatMap((_, index) => (messages[index]?.role === 'tool' ? [index] : []));
  const due = tools.length - (tools.length % CLEARING.every);
  const gone = new Set(tools.slice(0, Math.max(0, due - CLEARING.keeps)));
  return parts.map((part, index) =>
    gone.has(index) ? { key: `${part.key} cleared`, tokens: Math.min(part.tokens, 5) } : part,
  );
}

/**
 * US dollars of each prompt of a session as headroom-ai makes it. It sees the whole conversation at each request; an
 * earlier message that it makes another of is not in the cache. What it would have to bring back is not counted.
 */
export async function peerCosts(
  { messages, requests }: ChatSession,
  peer: Peer,
  prices: ModelPrices,
): Promise<readonly number[]> {
  const cache = promptCacheModel(prices);
  const costs: number[] = [];
  for (const { messages: count } of requests) {
    const made = await peer.compress(messages.slice(0, count));
    const parts = made.messages.map((message) => ({
      key: JSON.stringify(message),
      tokens: tokensOf(message),
    }));
    costs.push(promptCost(cache.send(parts, 0), prices));
  }
  return costs;
}
