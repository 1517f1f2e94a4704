import type { NextRequest } from '../../http/exchange/conversation-format.ts';
import { continuedIn } from './container.ts';
import { continuedFrom, heldId, heldConversation } from './held.ts';
import { type ModelRequest, withPrompt } from './request.ts';
import { answersMessage, assistantMessage, type ModelRound } from './round.ts';

/** The call after an answer with internal calls. */
export function followUp({
  request,
  round,
  answers,
  last,
}: NextRequest<ModelRequest, ModelRound>): ModelRequest {
  const { params: asked, ...rest } = continueConversation(request, round, answersMessage(answers));
  const next = { ...rest, params: continuedIn(asked, round.container) };
  // A caller that requires a tool gets one of its own in the end: the answers say that enough was read.
  if (!last || request.params.toolChoice?.type === 'required') return next;
  return { ...next, params: { ...next.params, toolChoice: { type: 'none' } } };
}

function continueConversation(
  request: ModelRequest,
  round: ModelRound,
  results: ReturnType<typeof answersMessage>,
): ModelRequest {
  const { params } = request;
  const held = heldConversation(params);
  if (held === undefined) {
    return withPrompt(request, [...params.prompt, assistantMessage(round.content), results]);
  }
  // The provider has everything up to its own calls.
  const id = heldId(round, params);
  return withPrompt({ ...request, params: continuedFrom(held, { params, id }) }, [results]);
}
