import { isOwnCall } from '../../http/formats/own-tool.ts';
import { asList, asObject, type JsonObject } from '../../http/json/read.ts';
import { isOwn, withoutOwn } from '../conversation/own-calls.ts';
import type { ChunkFields } from './chunk.ts';

/** Takes the calls of `headroom_retrieve` out of the pieces of one answer. */
export interface CallHider {
  /** Whether something was hidden. */
  readonly hides: boolean;
  /** The piece without what belongs to such a call; fields that hold nothing of it are the same objects. */
  take(fields: ChunkFields): ChunkFields;
}

/** A hider for the pieces of one answer, which name a call once and go on by its number. */
export function callHider(): CallHider {
  const ids = new Set<string>();
  const calls = new Set<unknown>();
  const blocks = new Set<unknown>();
  let hides = false;

  function keep<Item>(items: Item[], isHidden: (item: Item) => boolean): Item[] {
    const kept = items.filter((item) => !isHidden(item));
    if (kept.length < items.length) hides = true;
    return kept.length < items.length ? kept : items;
  }

  function isHiddenPart(part: unknown, numbers: Set<unknown>): boolean {
    const { index } = asObject(part);
    if (isOwn(part) && index !== undefined) numbers.add(index);
    return isOwn(part) || (index !== undefined && numbers.has(index));
  }

  return {
    get hides() {
      return hides;
    },
    take(fields) {
      const { content, additional_kwargs: kwargs } = fields;
      for (const { name, id, index } of fields.tool_call_chunks) {
        if (!isOwnCall(name)) continue;
        calls.add(index);
        if (id !== undefined) ids.add(id);
      }
      const isHiddenCall = (call: unknown): boolean =>
        calls.has(asObject(call)['index']) || isOwn(call);
      return {
        ...fields,
        content:
          typeof content === 'string'
            ? content
            : keep(content, (part) => isHiddenPart(part, blocks)),
        tool_call_chunks: keep(fields.tool_call_chunks, isHiddenCall),
        tool_calls: keep(fields.tool_calls, ({ name }) => isOwnCall(name)),
        additional_kwargs: withoutOwn(withoutRawCalls(kwargs, isHiddenCall), ids),
        response_metadata: withoutOwn(fields.response_metadata, ids),
      };
    },
  };
}

/** What a provider keeps beside a message, without the hidden ones of the calls as it wrote them. */
function withoutRawCalls(kwargs: JsonObject, isHidden: (call: unknown) => boolean): JsonObject {
  const calls = asList(kwargs['tool_calls']);
  const kept = calls.filter((call) => !isHidden(call));
  if (kept.length === calls.length) return kwargs;
  const { tool_calls: _, ...others } = kwargs;
  return kept.length > 0 ? { ...others, tool_calls: kept } : others;
}
