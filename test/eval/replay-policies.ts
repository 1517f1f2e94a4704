import {
  type ModelPrices,
  promptCacheModel,
  promptCost,
  type PromptPart,
} from '../../engine/index.ts';
import type { RecordedSession } from '../../src/index.ts';
import { minify } from './baselines/minify.ts';
import type { ChatMessage } from './conversation.ts';
import { sum } from './statistics.ts';
import { countTokens } from './tokens.ts';

/** What somebody could do about the tool outputs of a session without Headroom. */
export type Policy = 'none' | 'minify' | 'clear';

/** Tool outputs after which the older ones are cleared, and how many of the last ones stay. */
export const CLEARING = { every: 10, keeps: 3 };

/** A recorded session whose messages are in OpenAI's chat format. */
export interface ChatSession extends Pick<RecordedSession, 'requests'> {
  readonly messages: readonly ChatMessage[];
}

/** US dollars of all prompts of a session under a policy; what was cleared is never read again. */
export function policyCost(
  { messages, requests }: ChatSession,
  policy: Policy,
  prices: ModelPrices,
): number {
  const cache = promptCacheModel(prices);
  const whole = messages.map((message, index) => partOf(policy, { message, index }));
  const costs = requests.map(({ messages: count }) => {
    const parts = whole.slice(0, count);
    return promptCost(cache.send(policy === 'clear' ? cleared(parts, messages) : parts, 0), prices);
  });
  return sum(costs);
}

function partOf(
  policy: Policy,
  { message, index }: { readonly message: ChatMessage; readonly index: number },
): PromptPart {
  const { role, content, tool_calls: calls = [] } = message;
  const text = content ?? '';
  const written = policy === 'minify' && role === 'tool' ? minify(text) : text;
  const called = calls.length === 0 ? 0 : countTokens(JSON.stringify(calls));
  return { key: String(index), tokens: countTokens(written) + called };
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
