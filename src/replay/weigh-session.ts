import { retrieveTool, type TokenCounter } from '../../engine/index.ts';
import { type BlockReport, countMessages, type TokenUsage } from '../result.ts';
import { isAnswer } from './requests-of.ts';
import type { PromptWeights } from './prompts.ts';
import type { RecordedRequest, RecordedSession } from './session.ts';

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
  readonly counter: TokenCounter;
  /** Whether prompts carry the definition of `headroom_retrieve`. */
  readonly offersTool: boolean;
}

/** Counts the messages of a session. */
export function weighSession(
  { messages, requests }: RecordedSession,
  { blocks, counter, offersTool }: Compressed,
): SessionWeights {
  const before = messages.map((message) => countMessages([message], counter));
  const after = [...before];
  for (const { message, tokens } of blocks) {
    after[message] = (after[message] ?? 0) - tokens.before + tokens.after;
  }
  const head = headTokens(requests, before);
  const definition = offersTool ? counter.count(JSON.stringify(retrieveTool('openai-chat'))) : 0;
  return {
    before: { messages: before, head },
    after: { messages: after, head: head + definition },
    answers: before.reduce((sum, each, index) => sum + (isAnswer(messages[index]) ? each : 0), 0),
  };
}

/** Tokens of the prompt of a request. */
export function promptTokens(
  { messages }: RecordedRequest,
  { before, after }: SessionWeights,
): TokenUsage {
  const tokensOf = (weights: PromptWeights): number =>
    weights.messages.slice(0, messages).reduce((sum, each) => sum + each, weights.head);
  return { before: tokensOf(before), after: tokensOf(after) };
}

/** System prompt and tools are seldom recorded: they are what the first reported prompt has besides its messages. */
function headTokens(requests: readonly RecordedRequest[], messages: readonly number[]): number {
  const reported = requests.find(({ promptTokens: tokens = 0 }) => tokens > 0);
  if (reported === undefined) return 0;
  const counted = messages.slice(0, reported.messages).reduce((sum, each) => sum + each, 0);
  return Math.max(0, (reported.promptTokens ?? 0) - counted);
}
