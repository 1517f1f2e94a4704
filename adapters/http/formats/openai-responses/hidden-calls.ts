import { hash } from 'node:crypto';

import { editJson } from '../../json/edit.ts';
import { asObject, asText, type JsonObject } from '../../json/read.ts';
import { textsOf } from '../text.ts';
import type { AnsweredRound, CallAnswer, Completed, Memory, TurnContext } from '../wire-format.ts';
import { asOutput } from './follow-up.ts';
import { conversationOf, itemsOf } from './plan.ts';
import { isOwnItem, type ResponsesRound } from './round.ts';

/** The key under which it is remembered that a call was answered where the client does not see it. */
function hiddenCallKey(callId: unknown): string {
  return `openai hidden call ${asText(callId)}`;
}

/** The memory of a hidden call: what tells the output that it was given from others. */
function outputMark(text: string): string {
  return hash('sha256', text).slice(0, MARK_LENGTH);
}

const MARK_LENGTH = 16;

/** What has to be remembered of a response before its calls are answered, where the provider holds it. */
export function hiddenCallMemories(
  { answers }: AnsweredRound<ResponsesRound>,
  { body }: Pick<TurnContext, 'body'>,
): readonly Memory[] {
  return isHeld(body) ? answers.map(hiddenCallMemory) : [];
}

/** What has to be remembered of a hidden call and its answer. */
export function hiddenCallMemory({ id, text }: CallAnswer): Memory {
  return { key: hiddenCallKey(id), value: outputMark(text) };
}

/** Whether the provider holds what is said; a conversation takes what is not stored otherwise, too. */
export function isHeld(body: JsonObject): boolean {
  return body['store'] !== false || conversationOf(body) !== undefined;
}

/** The keys of what tells whether an item is a hidden call or its output; none for items that are neither. */
export function hiddenCallKeys(item: JsonObject): readonly string[] {
  const isOutput = item['type'] === 'function_call_output';
  return isOutput || isOwnItem(item) ? [hiddenCallKey(item['call_id'])] : [];
}

/** Whether an item is a hidden call or its output, by what is remembered under its keys. */
export function isHiddenItem(item: JsonObject, recalled: ReadonlyMap<string, string>): boolean {
  const mark = recalled.get(hiddenCallKey(item['call_id']));
  if (mark === undefined) return false;
  const text = textsOf(item['output']).join('');
  return isOwnItem(item) || text === INTERRUPTED || outputMark(text) === mark;
}

/** What a call is answered with whose turn ended before its answer was there. */
const INTERRUPTED = 'The turn ended before this could be read; retrieve it again if it is needed.';

/**
 * A request that was refused because the provider holds a call that nobody has answered, with an answer: the turn of a
 * hidden call ended before its answer was there, and the client knows nothing of it.
 */
export function answerHiddenCall(request: string, refusal: string): Completed<string> | undefined {
  const { message } = asObject(asObject(JSON.parse(refusal))['error']);
  const missing = missingAnswer(message);
  if (missing === undefined) return undefined;
  const { key, answer } = missing;
  const { input } = asObject(JSON.parse(request));
  const output = asOutput(answer);
  const edit = Array.isArray(input)
    ? ({ kind: 'insert', path: ['input', 0], json: output } as const)
    : ({
        kind: 'set',
        path: ['input'],
        json: `[${[output, ...itemsOf(input).map((each) => JSON.stringify(each))].join()}]`,
      } as const);
  return { key, request: editJson(request, [edit]) };
}

/** An answer to a call that nobody has answered, and the key under which it is remembered that the call was ours. */
interface MissingAnswer {
  readonly key: string;
  readonly answer: CallAnswer;
}

/** The answer that the provider misses, by what it says of a request; undefined where it refuses it for something else. */
export function missingAnswer(message: unknown): MissingAnswer | undefined {
  const [, id] = UNANSWERED.exec(asText(message)) ?? [];
  if (id === undefined) return undefined;
  return { key: hiddenCallKey(id), answer: { id, text: INTERRUPTED } };
}

const UNANSWERED = /^No tool output found for function call ([\w-]+)/;
