import { hiddenCallKeys, isHiddenItem } from '../formats/openai-responses/hidden-calls.ts';
import type { ShownResponse } from '../formats/openai-responses/shown.ts';
import { editJson } from '../json/edit.ts';
import type { JsonEdit } from '../json/json-edit.ts';
import {
  asList,
  asObject,
  asText,
  isJsonObject,
  type JsonObject,
  parsedObject,
} from '../json/read.ts';
import { isJson } from '../response/content-kind.ts';
import { dropBody, readText } from '../response/read-body.ts';
import { replaceBody } from '../response/replace-body.ts';
import type { WireReply } from '../response/wire-reply.ts';
import { type Place, placeOf, type StoredRoute, withAfter } from './route.ts';

/** What items are listed with. */
interface Listing {
  readonly route: StoredRoute;
  readonly send: (place: Place) => Promise<WireReply>;
  readonly shown: ShownResponse | undefined;
  readonly recall: (keys: readonly string[]) => Promise<ReadonlyMap<string, string>>;
}

/**
 * A page of items without hidden calls and their outputs. Libraries take an empty page for the last one: where
 * everything on it is hidden, the client gets the page after it.
 */
export async function listVisible(listing: Listing): Promise<WireReply> {
  let { reply, place } = await firstPage(listing);
  for (;;) {
    if (!reply.ok || !isJson(reply)) return reply;
    const text = await readText(reply);
    const page = parsedObject(text) ?? {};
    const hidden = await hiddenItems(page, listing);
    if (hidden.size === 0) return replaceBody(reply, text);
    const visible = asList(page['data']).filter((item) => !hidden.has(item));
    const after = asText(page['last_id']);
    if (visible.length > 0 || page['has_more'] !== true || after === '') {
      return replaceBody(reply, editJson(text, editsOf(page, hidden)));
    }
    place = withAfter(place, after);
    reply = await listing.send(place);
  }
}

/** The first of several responses was made from the client's input; where it is gone, the client's own is asked for. */
async function firstPage({
  route,
  send,
  shown,
}: Listing): Promise<{ reply: WireReply; place: Place }> {
  const place = placeOf(route, shown?.ids[0] ?? route.id ?? '');
  const reply = await send(place);
  if (reply.ok || place === route.place) return { reply, place };
  dropBody(reply);
  return { reply: await send(route.place), place: route.place };
}

async function hiddenItems(
  { data }: JsonObject,
  { recall }: Listing,
): Promise<ReadonlySet<unknown>> {
  const items = asList(data).filter(isJsonObject);
  const keys = items.flatMap(hiddenCallKeys);
  if (keys.length === 0) return new Set();
  const recalled = await recall(keys);
  return new Set(items.filter((item) => isHiddenItem(item, recalled)));
}

function editsOf({ data }: JsonObject, hidden: ReadonlySet<unknown>): readonly JsonEdit[] {
  const items = asList(data);
  const visible = items.filter((item) => !hidden.has(item));
  const removed = items.flatMap((item, index): JsonEdit[] =>
    hidden.has(item) ? [{ kind: 'remove', path: ['data', index] }] : [],
  );
  const ids = { first_id: visible[0], last_id: visible.at(-1) };
  const named = Object.entries(ids).map(([name, item]): JsonEdit => {
    const json = JSON.stringify(asObject(item)['id'] ?? null);
    return { kind: 'replace', path: [name], json };
  });
  return [...removed, ...named];
}
