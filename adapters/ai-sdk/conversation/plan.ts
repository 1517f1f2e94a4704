import type { LanguageModelV4CallOptions } from '@ai-sdk/provider';

import { offersRetrieve } from '../../http/formats/own-tool.ts';
import type { RequestPlan } from '../../http/formats/wire-format.ts';
import { aiSdkHeld, heldConversation, isThread, resultsOfHeldCalls } from './held.ts';
import type { ModelRequest, PromptMessage } from './request.ts';

/** What a call of a model asks for. */
export function planRequest(request: ModelRequest): RequestPlan {
  const { params } = request;
  const { prompt, tools = [] } = params;
  const held = heldConversation(params);
  return {
    messages: prompt,
    answerable: answerable(request),
    usesTools: tools.length > 0 || prompt.some(isToolTraffic),
    offersRetrieve: offersRetrieve(tools.map(({ name }) => name)),
    heldKeys: aiSdkHeld.keys(held?.id, resultsOfHeldCalls(params).flatMap(answeredIds)),
    openKeys: held?.option === 'conversation' ? aiSdkHeld.keys(held.id, []) : [],
    heldBy: held?.id,
    lastingName: held?.option === 'conversation' ? held.id : undefined,
    holdsTools: isThread(params),
  };
}

function answerable({ params, takesTools }: ModelRequest): RequestPlan['answerable'] {
  if (!takesTools) return 'never';
  return isForced(params) ? 'not-now' : 'yes';
}

/** A choice of tools keeps the model from calling. */
function isForced({ toolChoice }: LanguageModelV4CallOptions): boolean {
  return toolChoice?.type === 'none' || toolChoice?.type === 'tool';
}

function isToolTraffic({ role, content }: PromptMessage): boolean {
  return (
    role === 'tool' || (role === 'assistant' && content.some(({ type }) => type === 'tool-call'))
  );
}

/** What a message says to calls of the model: results by the calls, and what was decided of those to be allowed. */
function answeredIds({ role, content }: PromptMessage): readonly string[] {
  if (role !== 'tool') return [];
  return content.map((part) => (part.type === 'tool-result' ? part.toolCallId : part.approvalId));
}
