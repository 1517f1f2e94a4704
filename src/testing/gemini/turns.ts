import { isObject, type JsonObject, objectsOf, textOf } from '../json.ts';
import { demand } from '../refusal.ts';

/** Contents of one role in a row, which are one turn to the model. */
export interface Turn {
  readonly role: 'user' | 'model';
  readonly parts: readonly JsonObject[];
}

/** Puts contents of one role in a row together, as the service does: streams leave one for every chunk. */
export function turnsOf(contents: readonly JsonObject[]): readonly Turn[] {
  const turns: { role: Turn['role']; parts: JsonObject[] }[] = [];
  for (const { role, parts } of contents) {
    const side = role === 'model' ? 'model' : 'user';
    const last = turns.at(-1);
    if (last?.role === side) last.parts.push(...objectsOf(parts));
    else turns.push({ role: side, parts: [...objectsOf(parts)] });
  }
  return turns;
}

/** The function calls of a turn, or the responses to them. */
export function functionsOf(
  turn: Turn | undefined,
  kind: 'functionCall' | 'functionResponse',
): readonly JsonObject[] {
  return (turn?.parts ?? []).flatMap((part) => (isObject(part[kind]) ? [part[kind]] : []));
}

/** Checks who speaks last, and that the calls of a turn are answered in the next one, all of them. */
export function checkTurns(turns: readonly Turn[]): void {
  const ends = 'Please ensure that multiturn requests end with a user role or a function response.';
  demand(turns.at(-1)?.role === 'user', ends);
  checkIds(turns.flatMap((turn) => functionsOf(turn, 'functionCall')));
  for (const [index, turn] of turns.entries()) {
    const calls = functionsOf(turn, 'functionCall');
    const responses = functionsOf(turn, 'functionResponse');
    if (calls.length > 0)
      checkCalls(calls, functionsOf(turns[index + 1], 'functionResponse'), index);
    if (responses.length > 0) checkOrigin(turn, turns[index - 1]);
  }
}

/** Not every model gives ids. */
function checkIds(calls: readonly JsonObject[]): void {
  const used = new Set<unknown>();
  for (const { id } of calls) {
    demand(!used.has(id), `Function call id '${textOf(id)}' names an earlier call.`);
    if (id !== undefined) used.add(id);
  }
}

function checkCalls(
  calls: readonly JsonObject[],
  responses: readonly JsonObject[],
  index: number,
): void {
  const order =
    'Please ensure that function call turn comes immediately after a user turn or after a function response turn.';
  demand(index > 0, order);
  const number =
    'Please ensure that the number of function response parts is equal to the number of function call parts of the function call turn.';
  demand(calls.length === responses.length, number);
  const open = calls.map(({ id, name }) => ({ id: textOf(id), name: textOf(name) }));
  for (const { id, name } of responses) {
    const at = open.findIndex((call) => call.name === name && (id === undefined || call.id === id));
    const orphan = `Function response '${textOf(name)}' (id '${textOf(id)}') answers no function call of the turn before.`;
    demand(at !== -1, orphan);
    open.splice(at, 1);
  }
}

function checkOrigin({ role }: Turn, before: Turn | undefined): void {
  const order =
    'Please ensure that function response turn comes immediately after a function call turn.';
  demand(role === 'user' && functionsOf(before, 'functionCall').length > 0, order);
}
