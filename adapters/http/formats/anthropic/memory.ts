import type { CallAnswer, Memory, Turn, TurnContext } from '../wire-format.ts';
import { asResult } from './follow-up.ts';
import { anthropicHeld, isThread } from './plan.ts';
import { type AnthropicRound, isOwnBlock, userMessage } from './round.ts';

/** What a user does not see of a turn, and where it stood between what he sees. */
export interface HiddenTurn {
  /** The types of the blocks that the user sees, in order. */
  readonly visible: readonly string[];
  readonly hidden: readonly HiddenPart[];
  /** JSON texts of results that go before those of the user's tools. */
  readonly parked: readonly string[];
  /** JSON texts of the whole turn's messages, for clients that do not keep its blocks apart. */
  readonly messages: readonly string[];
}

/** Something that stood after the first `after` blocks that the user sees. */
interface HiddenPart {
  readonly after: number;
  /** The JSON text of a call, or of the message that answered the calls before it. */
  readonly call?: string;
  readonly results?: string;
}

/** What has to be remembered of a turn. */
export function anthropicMemories(
  turn: Turn<AnthropicRound>,
  { key, body, isOffered, isHeldOut }: TurnContext & { readonly key: string },
): readonly Memory[] {
  const hiddenTurn = hiddenTurnOf(turn);
  const memories: Memory[] = [];
  if (hiddenTurn.hidden.length > 0) memories.push({ key, value: JSON.stringify(hiddenTurn) });
  if (!isThread(body)) return memories;
  const idOf = ({ id }: AnthropicRound): string => id;
  const resultsOf = (answers: readonly CallAnswer[]): readonly string[] => answers.map(asResult);
  return [...memories, ...anthropicHeld.memories(turn, { isOffered, isHeldOut, idOf, resultsOf })];
}

function hiddenTurnOf(turn: Turn<AnthropicRound>): HiddenTurn {
  const visible: string[] = [];
  const hidden: HiddenPart[] = [];
  const messages: string[] = [];
  let parked: readonly string[] = [];
  for (const { round, answers } of turn) {
    for (const { json, block } of round.blocks) {
      if (isOwnBlock(block)) hidden.push({ after: visible.length, call: json });
      else visible.push(String(block['type']));
    }
    messages.push(...round.history);
    const results = answers.map(asResult);
    if (results.length === 0) continue;
    if (round.userCalls.length > 0) parked = results;
    else {
      hidden.push({ after: visible.length, results: userMessage(results) });
      messages.push(userMessage(results));
    }
  }
  return { visible, hidden, parked, messages };
}
