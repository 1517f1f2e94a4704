import { type JsonObject, textOf } from '../json.ts';
import { demand } from '../refusal.ts';

const DEFAULT_LIMIT = 20;
const MOST = 100;

/** A page of a list of items as the query (`limit`, `order`, `after`) asks for it: by default the newest come first. */
export function pageOf(items: readonly JsonObject[], query: string): JsonObject {
  const asked = new URLSearchParams(query);
  const limit = Number(asked.get('limit') ?? DEFAULT_LIMIT);
  const isLimit = Number.isInteger(limit) && limit >= 1 && limit <= MOST;
  demand(isLimit, `Invalid 'limit': expected an integer from 1 to ${MOST}.`, { param: 'limit' });
  // Every item has an id once it is held.
  const named = items.map((item, index) => ({ ...item, id: idOf(item, index) }));
  const ordered = asked.get('order') === 'asc' ? named : named.toReversed();
  const after = asked.get('after');
  const start = after === null ? 0 : ordered.findIndex(({ id }) => id === after) + 1;
  demand(after === null || start > 0, `Item with id '${after}' not found.`, { param: 'after' });
  const data = ordered.slice(start, start + limit);
  return {
    object: 'list',
    data,
    first_id: data[0]?.id ?? null,
    last_id: data.at(-1)?.id ?? null,
    has_more: start + limit < ordered.length,
  };
}

function idOf({ id, type }: JsonObject, index: number): string {
  if (textOf(id) !== '') return textOf(id);
  return `${type === 'function_call_output' ? 'fco' : 'msg'}_given_${index}`;
}
