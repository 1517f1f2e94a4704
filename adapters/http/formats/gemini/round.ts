import { rawElements } from '../../json/raw.ts';
import { asList, asObject, asText, type JsonObject } from '../../json/read.ts';
import type { Round } from '../wire-format.ts';
import { type AnswerPart, showParts } from './answer-part.ts';
import { hideOwnCalls } from './hide-own-calls.ts';
import { callIn, isOwnPart, partsOf } from './parts.ts';

/** One answer of the model. */
export interface GeminiRound extends Round {
  /** The JSON text of the response; absent if it was streamed. */
  readonly response?: string;
  readonly parts: readonly AnswerPart[];
}

/** The answer in a JSON response; undefined if there is none, as where the prompt is refused. */
export function readGeminiRound(response: string): GeminiRound | undefined {
  const { candidates, usageMetadata: usage, responseId } = asObject(JSON.parse(response));
  const { content, finishReason: reason } = asObject(asList(candidates)[0]);
  if (typeof content !== 'object' || content === null) return undefined;
  const raw = rawElements(response, ['candidates', 0, 'content', 'parts']);
  const parts = partsOf(content).map((part, index) => ({
    json: raw[index] ?? JSON.stringify(part),
    part,
  }));
  const answer = { id: asText(responseId), parts, usage, callsCount: !isCutShort(reason) };
  return { ...geminiRound(answer), response };
}

/** What a round is made of. */
export interface GeminiAnswer {
  readonly id: string;
  readonly parts: readonly AnswerPart[];
  readonly usage: unknown;
  /** Whether its calls of `headroom_retrieve` are to be answered; otherwise it is as if they were not made. */
  readonly callsCount: boolean;
}

/** An answer by its parts. */
export function geminiRound({ id, callsCount, usage, ...answer }: GeminiAnswer): GeminiRound {
  const isOwn = ({ part }: AnswerPart): boolean => isOwnPart(part);
  const parts = callsCount ? answer.parts : showParts(answer.parts, hideOwnCalls());
  const calls = parts.filter(({ part }) => callIn(part) !== undefined);
  const own = calls.filter(isOwn);
  return {
    id,
    isWhole: !answer.parts.some(isOwn),
    calls: own.map(({ part }) => ({ id: idOf(part), arguments: callIn(part)?.['args'] })),
    userCalls: calls.filter((call) => !own.includes(call)).map(({ part }) => idOf(part)),
    history: parts.length === 0 ? [] : [contentJson('model', parts)],
    parts,
    usage,
  };
}

/** Whether an answer was stopped before its end, so that its last call may lack arguments. */
export function isCutShort(finishReason: unknown): boolean {
  return finishReason !== undefined && finishReason !== 'STOP';
}

/** A content from the JSON texts of its parts. */
export function contentJson(
  role: 'model' | 'user',
  parts: readonly Pick<AnswerPart, 'json'>[],
): string {
  return `{"role":"${role}","parts":[${parts.map(({ json }) => json).join()}]}`;
}

/** Empty where the service gives no ids. */
function idOf(part: JsonObject): string {
  return asText(callIn(part)?.['id']);
}
