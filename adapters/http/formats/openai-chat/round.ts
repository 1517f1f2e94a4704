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
  readonly usage: unknown;
}

/** The completion in a JSON response; undefined if there is none. */
export function readChatRound(response: string): ChatRound | undefined {
  const completion = asObject(JSON.parse(response));
  const { message } = asObject(asList(completion['choices'])[0]);
  if (typeof message !== 'object' || message === null) return undefined;
  return {
    ...chatRound(asText(completion['id']), asObject(message), completion['usage']),
    response,
  };
}

/** A completion by the message that the model wrote. */
export function chatRound(id: string, message: JsonObject, usage: unknown): ChatRound {
  const calls = asList(message['tool_calls']).map(asObject);
  const own = calls.filter((call) => isOwnCall(functionOf(call)['name']));
  return {
    id,
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

function functionOf(call: JsonObject): JsonObject {
  return asObject(call['function']);
}

/** The message without what only responses may hold. */
function asHistory({ annotations: _, refusal, ...message }: JsonObject): JsonObject {
  const complete = { role: 'assistant', content: null, ...message };
  return typeof refusal === 'string' ? { ...complete, refusal } : complete;
}
