import { rawElements } from '../../json/raw.ts';
import { asList, asObject, asText, isJsonObject, type JsonObject } from '../../json/read.ts';
import { isOwnCall } from '../own-tool.ts';
import type { Round, Turn } from '../wire-format.ts';

/** One block of an answer: what it says, and its exact JSON text. */
export interface AnswerBlock {
  readonly json: string;
  readonly block: JsonObject;
}

/** One message of the model. */
export interface AnthropicRound extends Round {
  /** The JSON text of the response; absent if it was streamed. */
  readonly response?: string;
  /** The container that code was run in; absent or null where none was. */
  readonly container: unknown;
  readonly blocks: readonly AnswerBlock[];
}

/** The message in a JSON response; undefined if there is none. */
export function readAnthropicRound(response: string): AnthropicRound | undefined {
  const message = asObject(JSON.parse(response));
  if (message['type'] !== 'message') return undefined;
  const raw = rawElements(response, ['content']);
  const blocks = asList(message['content']).map((block, index) => ({
    json: raw[index] ?? JSON.stringify(block),
    block: asObject(block),
  }));
  const { id, usage, container, stop_reason: reason } = message;
  const callsCount = !isCutShort(reason);
  const answer = { id: asText(id), blocks, usage, container, callsCount };
  return { ...anthropicRound(answer), response };
}

/** What a round is made of. */
export interface AnthropicAnswer {
  readonly id: string;
  readonly blocks: readonly AnswerBlock[];
  readonly usage: unknown;
  readonly container: unknown;
  /** Whether its calls of `headroom_retrieve` are to be answered; otherwise it is as if they were not made. */
  readonly callsCount: boolean;
}

/** A message by its blocks. */
export function anthropicRound({
  id,
  callsCount,
  usage,
  container,
  ...answer
}: AnthropicAnswer): AnthropicRound {
  const blocks = callsCount
    ? answer.blocks
    : answer.blocks.filter(({ block }) => !isOwnBlock(block));
  const calls = blocks.filter(({ block }) => block['type'] === 'tool_use');
  const own = calls.filter(({ block }) => isOwnBlock(block));
  return {
    id,
    isWhole: !answer.blocks.some(({ block }) => isOwnBlock(block)),
    calls: own.map(({ block }) => ({ id: asText(block['id']), arguments: block['input'] })),
    userCalls: calls.filter((call) => !own.includes(call)).map(({ block }) => asText(block['id'])),
    history: [assistantMessage(blocks.map(({ json }) => json))],
    blocks,
    usage,
    container,
  };
}

/** The container that a turn ran code in last; undefined where it ran none. */
export function containerOf(turn: Turn<AnthropicRound>): unknown {
  return turn.findLast(({ round }) => isJsonObject(round.container))?.round.container;
}

/** Whether a message was stopped before its end, so that its last call may lack arguments. */
export function isCutShort(stopReason: unknown): boolean {
  return CUTS.has(stopReason);
}

const CUTS: ReadonlySet<unknown> = new Set([
  'max_tokens',
  'model_context_window_exceeded',
  'refusal',
]);

/** Whether a block is a call of `headroom_retrieve`. */
export function isOwnBlock({ type, name }: JsonObject): boolean {
  return type === 'tool_use' && isOwnCall(name);
}

/** A message of the model from the JSON texts of its blocks. */
export function assistantMessage(blocks: readonly string[]): string {
  return `{"role":"assistant","content":[${blocks.join()}]}`;
}

/** A message that answers calls, from the JSON texts of its blocks. */
export function userMessage(blocks: readonly string[]): string {
  return `{"role":"user","content":[${blocks.join()}]}`;
}
