import type { AIMessage } from '@langchain/core/messages';

import { isOwnCall } from '../../http/formats/own-tool.ts';
import type { InternalCall } from '../../http/formats/wire-format.ts';
import { asObject } from '../../http/json/read.ts';
import { messageLike } from './message-like.ts';

/** The calls of `headroom_retrieve` in a message, those with malformed arguments among them. */
export function ownCalls({ tool_calls = [], invalid_tool_calls = [] }: AIMessage): InternalCall[] {
  return [...tool_calls, ...invalid_tool_calls]
    .filter(({ name }) => isOwnCall(name))
    .map(({ id = '', args }) => ({ id, arguments: args }));
}

/** The message without its calls of `headroom_retrieve`; the same object if there are none. */
export function withoutOwnCalls(message: AIMessage): AIMessage {
  const calls = ownCalls(message);
  if (calls.length === 0) return message;
  const ids = new Set(calls.map(({ id }) => id));
  const { content, additional_kwargs, response_metadata } = message;
  return messageLike(message, {
    content: typeof content === 'string' ? content : content.filter((part) => !isOwn(part, ids)),
    tool_calls: (message.tool_calls ?? []).filter((call) => !isOwnCall(call.name)),
    invalid_tool_calls: (message.invalid_tool_calls ?? []).filter((call) => !isOwnCall(call.name)),
    additional_kwargs: withoutOwn(additional_kwargs, ids),
    response_metadata: withoutOwn(response_metadata, ids),
  });
}

/**
 * What a provider keeps beside a message, without what names the tool or is kept by the id of one of its calls: raw
 * calls, output items, signatures, the list of tools. A list of which nothing is left goes too, since some
 * services refuse empty ones.
 */
export function withoutOwn<Fields extends object>(
  fields: Fields,
  ids: ReadonlySet<string>,
): Fields {
  const entries: [string, unknown][] = Object.entries(fields);
  const kept = entries.flatMap(([key, value]): [string, unknown][] => {
    if (ids.has(key)) return [];
    if (!Array.isArray(value)) return [[key, isFields(value) ? withoutOwn(value, ids) : value]];
    const rest = visibleItems(value, ids);
    return rest.length === 0 && value.length > 0 ? [] : [[key, rest]];
  });
  const isSame = kept.every(([, value], at) => value === entries[at]?.[1]);
  // Nothing but entries is missing, and those are optional to every reader.
  return isSame && kept.length === entries.length ? fields : (Object.fromEntries(kept) as Fields);
}

/** The items of a list without those of the tool, and without reasoning that led to nothing else. */
function visibleItems(items: readonly unknown[], ids: ReadonlySet<string>): readonly unknown[] {
  const rest = items.filter((item, index) => {
    const isDangling = asObject(item)['type'] === 'reasoning' && isOwn(items[index + 1], ids);
    return !isDangling && !isOwn(item, ids);
  });
  return rest.length === items.length ? items : rest;
}

/** Whether something is the tool, or a call of it, in the form of any provider. */
export function isOwn(item: unknown, ids: ReadonlySet<string> = new Set()): boolean {
  const { name, function: inner, functionCall, id, call_id: callId } = asObject(item);
  const names = [name, asObject(inner)['name'], asObject(functionCall)['name']];
  return names.some(isOwnCall) || [id, callId].some((each) => ids.has(String(each)));
}

function isFields(value: unknown): value is object {
  return (
    typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
  );
}
