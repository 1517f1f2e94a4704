import { asList, asObject, asText, isJsonObject, type JsonObject } from '../../json/read.ts';
import { addText } from './content.ts';

/** A message that grows by the deltas of its stream. */
export type Growing = Record<string, unknown>;

/**
 * Adds a delta to a message: texts grow, tool calls grow by their index, which is their place, lists get longer, and
 * everything else is replaced. So fields that only some providers send come through as well.
 */
export function addDelta(message: Growing, delta: JsonObject): void {
  for (const [key, value] of Object.entries(delta)) {
    if (key === 'tool_calls') message[key] = addCalls(asList(message[key]), asList(value));
    else if (key === 'role') message[key] = value;
    else message[key] = grown(message[key], value);
  }
}

function addCalls(calls: readonly unknown[], deltas: readonly unknown[]): readonly unknown[] {
  const grownCalls = [...calls];
  for (const delta of deltas.map(asObject)) {
    const { index, ...rest } = delta;
    const at = Number(index);
    const call: Growing = { ...asObject(grownCalls[at]) };
    for (const [key, value] of Object.entries(rest)) {
      // Some providers repeat id and type in every delta.
      const isName = key === 'id' || key === 'type';
      call[key] = isName ? (value ?? call[key]) : grown(call[key], value);
    }
    grownCalls[at] = call;
  }
  return grownCalls;
}

/**
 * Tells the calls of a stream apart, by their index; each gets a place of its own. Some services give none, or parallel
 * calls the same one; others give every piece of one call another id.
 */
export function callPlaces(): (piece: JsonObject) => number {
  const open = new Map<unknown, { readonly place: number; readonly id: unknown }>();
  let places = 0;
  return ({ index, id, function: named }) => {
    const known = open.get(index);
    const isNamed = asText(asObject(named)['name']) !== '';
    const isOther =
      asText(id) !== '' && asText(known?.id) !== '' ? id !== known?.id : index === undefined;
    if (known !== undefined && !(isNamed && isOther)) return known.place;
    open.set(index, { place: places, id });
    return places++;
  };
}

function grown(before: unknown, value: unknown): unknown {
  if (typeof before === 'string' && typeof value === 'string') return before + value;
  // Mistral begins with a list of thoughts and goes on with text.
  if (Array.isArray(before) && typeof value === 'string') return addText(asList(before), value);
  if (Array.isArray(before) && Array.isArray(value)) return [...asList(before), ...asList(value)];
  if (isJsonObject(before) && isJsonObject(value)) {
    const result: Growing = { ...before };
    for (const [key, inner] of Object.entries(value)) result[key] = grown(before[key], inner);
    return result;
  }
  return value ?? before;
}
