import type { LanguageModelV4FunctionTool } from '@ai-sdk/provider';

import { retrieveTool } from '../../../src/index.ts';
import type { ConversationFormat, RequestChange } from '../../http/exchange/conversation-format.ts';
import { followUp } from './follow-up.ts';
import { heldConversation } from './held.ts';
import { hiddenCallMemories } from './hidden-calls.ts';
import { memoriesOf } from './hidden-turn.ts';
import { identifyMessage, isAnswer, textsOfMessage } from './identify.ts';
import { identifyRequest } from './identify-request.ts';
import { planRequest } from './plan.ts';
import { type ModelRequest, type PromptMessage, withPrompt } from './request.ts';
import { restoreRequest } from './restore.ts';
import { assistantMessage, type ModelRound } from './round.ts';
import { visibleContent } from './visible.ts';

/** Conversations in calls of the AI SDK's language models. */
export const aiSdkConversation: ConversationFormat<ModelRequest, ModelRound> = {
  name: 'ai-sdk',
  plan: planRequest,
  modelOf: ({ model }) => model,
  textsOf: textsOfMessage,
  identify: identifyMessage,
  isAnswer,
  restore: restoreRequest,
  write,
  followUp,
  visible: (turn, context) => [assistantMessage(visibleContent(turn, context))],
  memories: memoriesOf,
  roundMemories: hiddenCallMemories,
  identifyRequest,
};

function write(request: ModelRequest, { result, offersTool }: RequestChange): ModelRequest {
  const isChanged = result.blocks.some(({ before, after }) => before !== after);
  // Compression gives back messages of the types that it got.
  const written = isChanged ? withPrompt(request, result.messages as PromptMessage[]) : request;
  const { params } = written;
  // A thread has its tools since it began, and others are not sent.
  if (!offersTool || heldConversation(params)?.option === 'thread') return written;
  const tool = retrieveTool('ai-sdk') as LanguageModelV4FunctionTool;
  return { ...written, params: { ...params, tools: [...(params.tools ?? []), tool] } };
}
