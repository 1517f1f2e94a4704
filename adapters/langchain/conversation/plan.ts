import { AIMessage, type BaseMessage, ToolMessage } from '@langchain/core/messages';

import { beforeAnswers } from '../../http/formats/held-turns.ts';
import { offersRetrieve } from '../../http/formats/own-tool.ts';
import type { RequestPlan } from '../../http/formats/wire-format.ts';
import { asList, asObject } from '../../http/json/read.ts';
import { heldConversation, langchainHeld } from './held.ts';
import { type ModelRequest, toolNames } from './request.ts';

/** What a call of a chat model asks for. */
export function planRequest(request: ModelRequest): RequestPlan {
  const { messages, options, model } = request;
  const names = toolNames(options['tools']);
  const held = heldConversation(request);
  return {
    messages,
    answerable: answerable(request),
    usesTools: names.length > 0 || messages.some(isToolTraffic),
    offersRetrieve: offersRetrieve(names),
    heldKeys: langchainHeld.keys(
      held?.id,
      resultIds(beforeAnswers(messages, (each) => AIMessage.isInstance(each))),
    ),
    openKeys: held?.kind === 'conversation' ? langchainHeld.keys(held.id, []) : [],
    heldBy: held?.id,
    lastingName: held?.kind === 'conversation' ? held.id : undefined,
    isTrimmed:
      options['truncation'] === 'auto' || asObject(model)['contextManagement'] !== undefined,
  };
}

/**
 * Several answers at once, the functions that tools replaced and spoken answers cannot be continued; tools in strict
 * mode have no optional parameters.
 */
function answerable({ model, options }: ModelRequest): RequestPlan['answerable'] {
  const settings = asObject(model);
  const { n = settings['n'], modalities = settings['modalities'] } = options;
  const { strict = settings['supportsStrictToolCalling'], functions } = options;
  const cannotLoop = typeof n === 'number' && n > 1;
  const speaks = asList(modalities).includes('audio');
  if (model.bindTools === undefined || cannotLoop || speaks) return 'never';
  if (functions !== undefined || strict === true) return 'never';
  return isForced(options['tool_choice']) ? 'not-now' : 'yes';
}

/** Whether a choice of tools, in the words of any provider, keeps the model from calling. */
function isForced(choice: unknown): boolean {
  if (choice === undefined || choice === null) return false;
  return !FREE.has(typeof choice === 'string' ? choice : asObject(choice)['type']);
}

const FREE: ReadonlySet<unknown> = new Set(['auto', 'any', 'required']);

/** Whether the model must call some tool. */
export function requiresTool(choice: unknown): boolean {
  const word = typeof choice === 'string' ? choice : asObject(choice)['type'];
  return word === 'any' || word === 'required';
}

function isToolTraffic(message: BaseMessage): boolean {
  if (ToolMessage.isInstance(message)) return true;
  return AIMessage.isInstance(message) && (message.tool_calls ?? []).length > 0;
}

function resultIds(messages: readonly BaseMessage[]): readonly string[] {
  return messages.flatMap((message) =>
    ToolMessage.isInstance(message) ? [message.tool_call_id] : [],
  );
}
