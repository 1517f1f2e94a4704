import {
  hiddenCallMemory,
  missingAnswer,
} from '../../http/formats/openai-responses/hidden-calls.ts';
import type { AnsweredRound, Completed, Memory } from '../../http/formats/wire-format.ts';
import { asObject } from '../../http/json/read.ts';
import { responseId } from './held.ts';
import { type ModelRequest, withMessages } from './request.ts';
import { answerMessages, type ModelRound } from './round.ts';

/** What has to be remembered of an answer before its calls are answered, where OpenAI may hold it. */
export function hiddenCallMemories({
  round,
  answers,
}: AnsweredRound<ModelRound>): readonly Memory[] {
  return responseId(round) === undefined ? [] : answers.map(hiddenCallMemory);
}

/**
 * A call that was refused because the provider holds a hidden call that nobody has answered, with an answer; undefined
 * where it was refused for something else.
 */
export function answerHiddenCall(
  request: ModelRequest,
  error: unknown,
): Completed<ModelRequest> | undefined {
  // The message of the error begins with the status.
  const { message } = asObject(asObject(error)['error']);
  const missing = missingAnswer(message);
  if (missing === undefined) return undefined;
  const messages = [...answerMessages([missing.answer]), ...request.messages];
  return { key: missing.key, request: withMessages(request, messages) };
}
