import type { LanguageModelV4CallOptions } from '@ai-sdk/provider';

import { offersRetrieve } from '../../http/formats/own-tool.ts';
import type { RequestPlan } from '../../http/formats/wire-format.ts';
import { aiSdkHeld, heldResponse, isThread } from './held.ts';
import type { ModelRequest, PromptMessage } from './request.ts';

/** What a call of a model asks for. */
export function planRequest(request: ModelRequest): RequestPlan {
  const { params } = request;
  const { prompt, tools = [] } = params;
  const held = heldResponse(params);
  return {
    messages: prompt,
    answerable: answerable(request),
    usesTools: tools.length > 0 || prompt.some(isToolTraffic),
    offersRetrieve: offersRetrieve(tools.map(({ name }) => name)),
    heldKeys: aiSdkHeld.keys(held?.id, resultIds(prompt)),
    heldBy: held?.id,
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

function resultIds(prompt: readonly PromptMessage[]): readonly string[] {
  const parts = prompt.flatMap((message) => (message.role === 'tool' ? message.content : []));
  return parts.flatMap((part) => (part.type === 'tool-result' ? [part.toolCallId] : []));
}
