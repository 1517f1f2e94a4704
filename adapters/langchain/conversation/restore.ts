import { AIMessage, type BaseMessage } from '@langchain/core/messages';

import type { RestoredRequest, RestoreRequest } from '../../http/exchange/conversation-format.ts';
import { nameOfTurns } from '../../http/formats/restored-turns.ts';
import { langchainHeld } from './held.ts';
import { type HiddenTurn, readHiddenTurn } from './hidden-turn.ts';
import { type ModelRequest, withMessages } from './request.ts';
import { reviveMessage } from './round.ts';
import { validBlocks, withContent, withoutBound, withoutThinking } from './thinking.ts';

/** Puts hidden rounds back where they stood. */
export function restoreRequest(input: RestoreRequest<ModelRequest>): RestoredRequest<ModelRequest> {
  const { request, plan, recalled } = input;
  const { messages, starts, restoredKeys, mustNotThink } = restoreMessages(input);
  const isSame = messages.every((message, at) => message === request.messages[at]);
  const whole = isSame ? request : withMessages(request, messages);
  const allowed = mustNotThink ? withoutThinking(whole) : whole;
  const { heldBy } = plan;
  const held = heldBy === undefined ? undefined : langchainHeld.response(heldBy, recalled);
  const isContinued = held === undefined || held.alias === heldBy;
  return {
    request: isContinued ? allowed : continuedFrom(allowed, held.alias),
    mark: nameOfTurns(restoredKeys),
    isOffered: held?.isOffered ?? false,
    isHeldOut: held?.isHeldOut,
    newIndex: (index) => starts[index] ?? index,
  };
}

/** The call continued from another response. */
export function continuedFrom(request: ModelRequest, id: string): ModelRequest {
  return { ...request, options: { ...request.options, previous_response_id: id } };
}

interface WholeConversation {
  readonly messages: BaseMessage[];
  /** Where each message of the given conversation stands now. */
  readonly starts: number[];
  readonly restoredKeys: string[];
  /** Whether a turn goes on whose thinking is not valid. */
  mustNotThink: boolean;
}

function restoreMessages({
  request,
  plan,
  keys,
  recalled,
}: RestoreRequest<ModelRequest>): WholeConversation {
  // What `memoriesOf` wrote.
  const parked = langchainHeld.waiting(plan.heldKeys, recalled) as readonly string[];
  const restoredKeys: string[] = [];
  const whole = {
    messages: parked.map(reviveMessage),
    starts: [] as number[],
    restoredKeys,
    mustNotThink: false,
  };
  for (const [index, message] of request.messages.entries()) {
    const key = keys[index];
    const turn = key === undefined ? undefined : readHiddenTurn(recalled.get(key));
    const earlier = nameOfTurns(restoredKeys);
    whole.starts.push(whole.messages.length);
    if (turn !== undefined && key !== undefined) {
      whole.messages.push(...restoreTurn(turn, earlier));
      restoredKeys.push(key);
    } else {
      const valid = validMessage(message, earlier);
      whole.messages.push(valid);
      if (AIMessage.isInstance(valid)) whole.mustNotThink = hasLostItsStart(message, valid);
    }
  }
  return whole;
}

function restoreTurn({ messages, earlier: then }: HiddenTurn, earlier: string): BaseMessage[] {
  const revived = messages.map(reviveMessage);
  return then === earlier ? revived : revived.map(withoutBound);
}

/** A message whose hidden rounds are lost, or lay before it: thinking stays where it is still valid. */
function validMessage(message: BaseMessage, earlier: string): BaseMessage {
  const { content } = message;
  if (!AIMessage.isInstance(message) || typeof content === 'string') return message;
  return withContent(message, validBlocks(content, earlier));
}

/** A turn that goes on with results must begin with its thinking, if the model is to think at all. */
function hasLostItsStart(given: BaseMessage, valid: AIMessage): boolean {
  const isLost = typeof given.content !== 'string' && given.content.length > valid.content.length;
  const [first] = valid.content;
  const startsWithThinking = typeof first === 'object' && /thinking|reasoning/.test(first.type);
  return isLost && !startsWithThinking && (valid.tool_calls ?? []).length > 0;
}
