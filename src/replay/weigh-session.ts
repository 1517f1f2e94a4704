import { type MessageFormat, retrieveTool, type TokenCounter } from '../../engine/index.ts';
import { countMessage } from '../count-messages.ts';
import type { BlockReport, TokenUsage } from '../result.ts';
import { sum } from '../sum.ts';
import { headTokens, type PromptWeights } from './prompts.ts';
import type { RecordedRequest, RecordedSession } from './recorded-session.ts';
import { isAnswer } from './requests-of.ts';

/** What the prompts of a session weigh as they were, and compressed. */
export interface SessionWeights {
  readonly before: PromptWeights;
  readonly after: PromptWeights;
  /** Tokens of all that the model wrote. */
  readonly answers: number;
}

/** What was done to the texts of a session. */
interface Compressed {
  readonly blocks: readonly BlockReport[];
  /** Undefined if it was not recognised. */
  readonly format: MessageFormat | undefined;
  readonly counter: TokenCounter;
  /** Tokens of a prompt from which on it has the definition of `headroom_retrieve`; infinite if none ever has. */
  readonly offersFrom: number;
}

/** Counts the messages of a session. */
export function weighSession(session: RecordedSession, compression: Compressed): SessionWeights {
  const { messages } = session;
  const { blocks, counter } = compression;
  const blocksOf = Map.groupBy(blocks, ({ message }) => message);
  const counted: number[] = [];
  const compressed: number[] = [];
  for (const [index, message] of messages.entries()) {
    const own = blocksOf.get(index) ?? [];
    const tokens = countMessage(message, own, counter);
    counted.push(tokens);
    const saved = own.map((block) => block.tokens.before - block.tokens.after);
    compressed.push(tokens - sum(saved));
  }
  const before = { messages: counted, head: headOf(session, counted, counter) };
  const answers = counted.map((each, index) => (isAnswer(messages[index]) ? each : 0));
  return {
    before,
    after: { ...before, messages: compressed, tool: offeredTool(before, compression) },
    answers: sum(answers),
  };
}

/** The retrieve tool stands in prompts that may be cached, and in those from which something was left out. */
function offeredTool(
  before: PromptWeights,
  { blocks, format = 'openai-chat', counter, offersFrom }: Compressed,
): NonNullable<PromptWeights['tool']> {
  const lengths = Array.from({ length: before.messages.length + 1 }, (_, count) => count);
  const isLong = (count: number): boolean => tokensOf(before, count) >= offersFrom;
  const firstLeftOut = blocks.find(({ outcome }) => outcome === 'reference')?.message ?? Infinity;
  return {
    tokens: counter.count(JSON.stringify(retrieveTool(format))),
    messages: lengths.find((count) => count > firstLeftOut || isLong(count)) ?? Infinity,
  };
}

/** Tokens of the prompt of a request. */
export function promptTokens(
  { messages }: RecordedRequest,
  { before, after }: SessionWeights,
): TokenUsage {
  return { before: tokensOf(before, messages), after: tokensOf(after, messages) };
}

function tokensOf(weights: PromptWeights, messages: number): number {
  return headTokens(weights, messages) + sum(weights.messages.slice(0, messages));
}

/** System prompt and tools are seldom recorded: they are what the first reported prompt has besides its messages. */
function headOf(
  { requests, head }: RecordedSession,
  messages: readonly number[],
  counter: TokenCounter,
): number {
  const reported = requests.find(({ promptTokens: tokens = 0 }) => tokens > 0);
  if (reported === undefined) return head === undefined ? 0 : counter.count(JSON.stringify(head));
  const counted = sum(messages.slice(0, reported.messages));
  return Math.max(0, (reported.promptTokens ?? 0) - counted);
}
