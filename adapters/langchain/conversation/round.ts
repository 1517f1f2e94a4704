import {
  type AIMessage,
  type BaseMessage,
  mapStoredMessageToChatMessage,
  type StoredMessage,
  ToolMessage,
} from '@langchain/core/messages';

import { RETRIEVE_TOOL_NAME } from '../../../src/index.ts';
import { isOwnCall } from '../../http/formats/own-tool.ts';
import type { CallAnswer, Round } from '../../http/formats/wire-format.ts';
import { asObject, asText } from '../../http/json/read.ts';
import { ownCalls, withoutOwnCalls } from './own-calls.ts';

/** One answer of the model. */
export interface ModelRound extends Round {
  /** The message, as its calls count. */
  readonly message: AIMessage;
}

/** An answer; its own calls do not count where it was cut short, so that the last may lack arguments. */
export function modelRound(
  answer: AIMessage,
  { callsCount = true }: { readonly callsCount?: boolean } = {},
): ModelRound {
  const message = callsCount && !isCutShort(answer) ? answer : withoutOwnCalls(answer);
  const others = [...(message.tool_calls ?? []), ...(message.invalid_tool_calls ?? [])];
  return {
    id: asText(answer.response_metadata['id']) || (answer.id ?? ''),
    isWhole: ownCalls(answer).length === 0,
    calls: ownCalls(message),
    userCalls: others.flatMap(({ id = '', name }) => (isOwnCall(name) ? [] : [id])),
    history: [storeMessage(message)],
    usage: answer.usage_metadata,
    message,
  };
}

/** Why the model stopped, in the words of its provider, wherever those are kept. */
const REASONS = ['finish_reason', 'stop_reason', 'finishReason', 'status'];
const CUTS: ReadonlySet<unknown> = new Set([
  'length',
  'content_filter',
  'max_tokens',
  'model_context_window_exceeded',
  'refusal',
  'incomplete',
  'MAX_TOKENS',
  'SAFETY',
]);

function isCutShort({
  response_metadata: metadata,
  additional_kwargs: kwargs,
}: AIMessage): boolean {
  return REASONS.some((key) => CUTS.has(metadata[key] ?? asObject(kwargs)[key]));
}

/** A message as JSON text. */
export function storeMessage(message: BaseMessage): string {
  return JSON.stringify(message.toDict());
}

/** A message by its JSON text. */
export function reviveMessage(json: string): BaseMessage {
  return mapStoredMessageToChatMessage(JSON.parse(json) as StoredMessage);
}

/** The messages that answer calls. */
export function answerMessages(answers: readonly CallAnswer[]): readonly ToolMessage[] {
  return answers.map(
    ({ id, text }) =>
      new ToolMessage({ tool_call_id: id, name: RETRIEVE_TOOL_NAME, content: text }),
  );
}
