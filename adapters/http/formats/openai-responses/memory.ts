import { asText } from '../../json/read.ts';
import type { CallAnswer, Memory, Turn, TurnContext } from '../wire-format.ts';
import { asOutput } from './follow-up.ts';
import { isHeld } from './hidden-calls.ts';
import { conversationOf, itemKey, responsesHeld } from './plan.ts';
import { isOwnItem, type ResponsesRound } from './round.ts';
import { shownMemories } from './shown.ts';

/** Items that a user does not see, and the visible item that they stood after. */
export interface HiddenItems {
  /** Id of that item; empty if they stood first. */
  readonly after: string;
  /** JSON texts of the items. */
  readonly json: readonly string[];
}

/** What has to be remembered of a turn. */
export function responsesMemories(
  turn: Turn<ResponsesRound>,
  { key, body, asked, isOffered, isHeldOut }: TurnContext & { readonly key: string },
): readonly Memory[] {
  const memories: Memory[] = [];
  const hidden = hiddenItems(turn);
  if (hidden.length > 0) {
    const value = JSON.stringify(hidden);
    const last = turn.flatMap(({ round }) => round.items).findLast(({ item }) => !isOwnItem(item));
    memories.push({ key, value }, { key: itemKey(asText(last?.item['id'])), value });
  }
  if (!isHeld(body)) return memories;
  const conversation = conversationOf(body);
  const idOf = ({ id }: ResponsesRound): string => id;
  const resultsOf = (answers: readonly CallAnswer[]): readonly string[] => answers.map(asOutput);
  return [
    ...memories,
    ...shownMemories(turn, { body, asked }),
    ...responsesHeld.memories(turn, { isOffered, isHeldOut, conversation, idOf, resultsOf }),
  ];
}

function hiddenItems(turn: Turn<ResponsesRound>): readonly HiddenItems[] {
  const hidden: HiddenItems[] = [];
  let after = '';
  for (const { round, answers } of turn) {
    for (const { json, item } of round.items) {
      if (isOwnItem(item)) hidden.push({ after, json: [json] });
      else after = asText(item['id']);
    }
    if (answers.length > 0) hidden.push({ after, json: answers.map(asOutput) });
  }
  return hidden;
}
