import { editJson } from '../../json/edit.ts';
import type { JsonEdit } from '../../json/json-edit.ts';
import { asObject, type JsonObject } from '../../json/read.ts';
import { addUsage } from '../usage.ts';
import type { Turn, TurnContext } from '../wire-format.ts';
import { markItem } from './mark.ts';
import { isOwnItem, isText, type OutputItem, type ResponsesRound } from './round.ts';

/** The responses of a turn as one: the last, with the items and the usage of all. */
export function mergeResponses(turn: Turn<ResponsesRound>, context: TurnContext): string {
  const response = turn.at(-1)?.round.response ?? '';
  const isMerged = turn.length > 1 || turn.some(({ round }) => round.hasOwnCalls);
  return isMerged ? editJson(response, mergeEdits(turn, context)) : response;
}

/** What makes the last response of a turn the only one. */
export function mergeEdits(turn: Turn<ResponsesRound>, context: TurnContext): JsonEdit[] {
  const items = visibleItems(turn, context).map(({ json }) => json);
  const usage = addUsage(turn.map(({ round }) => round.usage));
  return [
    { kind: 'set', path: ['output'], json: `[${items.join()}]` },
    { kind: 'set', path: ['usage'], json: JSON.stringify(usage ?? null) },
  ];
}

/** The items that the user sees. A structured answer is that of the last round: text before it would break it. */
export function visibleItems(
  turn: Turn<ResponsesRound>,
  { body }: TurnContext,
): readonly OutputItem[] {
  const isStructured = isStructuredResponse(body);
  return turn.flatMap(({ round }, index) => {
    const isLast = index === turn.length - 1;
    return shownItems(round).filter(({ item }) => isLast || !isStructured || !isText(item));
  });
}

/** The items of a response without internal calls; one that came after such a call is marked. */
function shownItems({ items }: ResponsesRound): readonly OutputItem[] {
  return items.flatMap((each, index) => {
    if (isOwnItem(each.item)) return [];
    const before = items[index - 1];
    return before !== undefined && isOwnItem(before.item) ? [markItem(each)] : [each];
  });
}

/** Whether the answer must be a JSON document. */
export function isStructuredResponse(body: JsonObject): boolean {
  const { type } = asObject(asObject(body['text'])['format']);
  return type === 'json_schema' || type === 'json_object';
}
