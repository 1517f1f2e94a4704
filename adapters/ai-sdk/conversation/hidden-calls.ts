import {
  hiddenCallMemory,
  missingAnswer,
} from '../../http/formats/openai-responses/hidden-calls.ts';
import type { Beginning } from '../../http/exchange/conversation-format.ts';
import type { AnsweredRound, Completed, Memory } from '../../http/formats/wire-format.ts';
import { asObject } from '../../http/json/read.ts';
import { heldConversation } from './held.ts';
import { type ModelRequest, withPrompt } from './request.ts';
import { answersMessage, type ModelRound } from './round.ts';

/** What has to be remembered of an answer before its calls are answered, where OpenAI holds it. */
export function hiddenCallMemories(
  { round, answers }: AnsweredRound<ModelRound>,
  { params }: Pick<Beginning<ModelRequest>, 'params'>,
): readonly Memory[] {
  return isHeld(round, params) ? answers.map(hiddenCallMemory) : [];
}

/** Only of responses is the id told; a conversation takes what is not stored otherwise, too. */
function isHeld({ responseId }: ModelRound, params: ModelRequest['params']): boolean {
  if (responseId === undefined) return false;
  if (heldConversation(params)?.option === 'conversation') return true;
  return Object.values(params.providerOptions ?? {}).every(({ store }) => store !== false);
}

/**
 * A call that was refused because the provider holds a hidden call that nobody has answered, with an answer; undefined
 * where it was refused for something else.
 */
export function answerHiddenCall(
  request: ModelRequest,
  error: unknown,
): Completed<ModelRequest> | undefined {
  const missing = missingAnswer(asObject(error)['message']);
  if (missing === undefined) return undefined;
  const { prompt } = request.params;
  const start = prompt.findIndex(({ role }) => role !== 'system');
  const whole = prompt.toSpliced(start, 0, answersMessage([missing.answer]));
  return { key: missing.key, request: withPrompt(request, whole) };
}
