import { asList, asObject, isJsonObject, type JsonObject } from '../../json/read.ts';

/** A message that grows by the deltas of its stream. */
export type Growing = Record<string, unknown>;

/**
 * Adds a delta to a message: texts grow, tool calls grow by their index, lists get longer, everything else
 * is replaced. So fields that only some providers send come through as well.
 */
export function addDelta(message: Growing, delta: JsonObject): void {
  for (const [key, value] of Object.entries(delta)) {
    if (key === 'tool_calls') message[key] = addCalls(asList(message[key]), asList(value));
    else if (key === 'role') message[key] = value;
    else message[key] = grown(message[key], value);
  }
}

/** The message as it is complete. Some providers skip numbers of calls. */
export function messageOf(message: Growing): JsonObject {
  const calls = asList(message['tool_calls']).filter((call) => call !== undefined);
  return calls.length > 0 ? { ...message, tool_calls: calls } : message;
}

function addCalls(calls: readonly unknown[], deltas: readonly unknown[]): readonly unknown[] {
  const grownCalls = [...calls];
  for (const delta of deltas.map(asObject)) {
    const { index, ...rest } = delta;
    const at = typeof index === 'number' ? index : grownCalls.length;
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

function grown(before: unknown, value: unknown): unknown {
  if (typeof before === 'string' && typeof value === 'string') return before + value;
  if (Array.isArray(before) && Array.isArray(value)) return [...asList(before), ...asList(value)];
  if (isJsonObject(before) && isJsonObject(value)) {
    const result: Growing = { ...before };
    for (const [key, inner] of Object.entries(value)) result[key] = grown(before[key], inner);
    return result;
  }
  return value ?? before;
}
