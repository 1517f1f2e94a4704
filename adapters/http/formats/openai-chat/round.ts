import { asList, asObject, asText, type JsonObject } from '../../json/read.ts';
import { isOwnCall } from '../own-tool.ts';
import { textsOf } from '../text.ts';
import type { Round } from '../wire-format.ts';

/** One chat completion. */
export interface ChatRound extends Round {
  /** The JSON text of the response; absent if it was streamed. */
  readonly response?: string;
  /** What the model said to the user. */
  readonly text: string;
}

/** The completion in a JSON response; undefined if there is none. */
export function readChatRound(response: string): ChatRound | undefined {
  const { id, choices, usage } = asObject(JSON.parse(response));
  const { message, finish_reason: reason } = asObject(asList(choices)[0]);
  if (typeof message !== 'object' || message === null) return undefined;
  const callsCount = !isCutShort(reason);
  const answer = { id: asText(id), message: asObject(message), usage, callsCount };
  return { ...chatRound(answer), response };
}

/** What a round is made of. */
export interface ChatAnswer {
  readonly id: string;
  readonly message: JsonObject;
  readonly usage: unknown;
  /** Whether its calls of `headroom_retrieve` are to be answered; otherwise it is as if they were not made. */
  readonly callsCount: boolean;
}

/** A completion by the message that the model wrote. */
export function chatRound({ id, message: given, usage, callsCount }: ChatAnswer): ChatRound {
  const message = callsCount ? given : withoutOwnCalls(given);
  const calls = asList(message['tool_calls']).map(asObject);
  const own = calls.filter(isOwnToolCall);
  return {
    id,
    isWhole: !asList(given['tool_calls']).some(isOwnToolCall),
    calls: own.map((call) => ({
      id: asText(call['id']),
      arguments: functionOf(call)['arguments'],
    })),
    userCalls: calls.filter((call) => !own.includes(call)).map((call) => asText(call['id'])),
    history: [JSON.stringify(asHistory(message))],
    text: textsOf(message['content']).join(''),
    usage,
  };
}

/** Whether a completion was stopped before its end, so that its last call may lack arguments. */
export function isCutShort(finishReason: unknown): boolean {
  return CUTS.has(finishReason);
}

/** OpenAI's; Mistral's; DeepSeek's; OpenRouter's, for whatever its provider failed with. */
const CUTS: ReadonlySet<unknown> = new Set([
  'length',
  'content_filter',
  'model_length',
  'insufficient_system_resource',
  'error',
]);

/** Whether a call is one of `headroom_retrieve`. */
export function isOwnToolCall(call: unknown): boolean {
  return isOwnCall(functionOf(asObject(call))['name']);
}

function functionOf(call: JsonObject): JsonObject {
  return asObject(call['function']);
}

function withoutOwnCalls({ tool_calls: calls, ...message }: JsonObject): JsonObject {
  const others = asList(calls).filter((call) => !isOwnToolCall(call));
  return others.length > 0 ? { ...message, tool_calls: others } : message;
}

/** The message without what only responses may hold, and without fields that say nothing. */
function asHistory(message: JsonObject): JsonObject {
  const said = Object.entries(message).filter(
    ([key, value]) => key !== 'annotations' && value !== null,
  );
  return { role: 'assistant', content: null, ...Object.fromEntries(said) };
}
