import { asText } from '../../json/read.ts';
import type { Memory, Turn, TurnContext } from '../wire-format.ts';
import { asOutput } from './follow-up.ts';
import { callKey, heldKey, itemKey } from './plan.ts';
import { isOwnItem, type ResponsesRound } from './round.ts';

/** Items that a user does not see, and the visible item that they stood after. */
export interface HiddenItems {
  /** Id of that item; empty if they stood first. */
  readonly after: string;
  /** JSON texts of the items. */
  readonly json: readonly string[];
}

/** What is remembered of a response that the provider holds. */
export interface HeldResponse {
  /** The id that the provider knows the end of the turn by. */
  readonly alias: string;
  /** Whether the tool was offered on account of something that later requests do not show. */
  readonly isOffered: boolean;
}

/** What has to be remembered of a turn. */
export function responsesMemories(
  turn: Turn<ResponsesRound>,
  { key, body, isOffered }: TurnContext & { readonly key: string },
): readonly Memory[] {
  const memories: Memory[] = [];
  const hidden = hiddenItems(turn);
  if (hidden.length > 0) {
    const value = JSON.stringify(hidden);
    const last = turn.flatMap(({ round }) => round.items).findLast(({ item }) => !isOwnItem(item));
    memories.push({ key, value }, { key: itemKey(asText(last?.item['id'])), value });
  }
  return body['store'] === false ? memories : [...memories, ...heldMemories(turn, isOffered)];
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

/** The client knows one response's id, the provider goes on from the last. */
function heldMemories(turn: Turn<ResponsesRound>, isOffered: boolean): readonly Memory[] {
  const first = turn[0]?.round;
  const last = turn.at(-1);
  if (first === undefined || last === undefined) return [];
  const held: HeldResponse = { alias: last.round.id, isOffered };
  const ids = isOffered ? [first.id, last.round.id] : turn.length > 1 ? [first.id] : [];
  const parked = JSON.stringify(last.answers.map(asOutput));
  const waiting = last.answers.length === 0 ? [] : last.round.userCalls;
  return [
    ...ids.map((id) => ({ key: heldKey(id), value: JSON.stringify(held) })),
    ...waiting.map((id) => ({ key: callKey(id), value: parked })),
  ];
}
