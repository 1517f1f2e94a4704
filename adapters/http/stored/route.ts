import { isMarked, withoutMark } from '../formats/openai-responses/mark.ts';

/** Path and query of an address. */
export interface Place {
  readonly path: string;
  /** With its question mark; empty where there is none. */
  readonly query: string;
}

/** A request for something that OpenAI's Responses hold. */
export interface StoredRoute {
  /**
   * `response`: one is read; `deletion`: it is deleted; `cancellation`: it is stopped; `items`: the items of a
   * response's input, or of a conversation, are listed; `item`: one of a conversation is read or deleted.
   */
  readonly kind: 'response' | 'deletion' | 'cancellation' | 'items' | 'item';
  /** Id of the response, or of the one item; undefined where those of a conversation are listed. */
  readonly id?: string;
  /** As the client wrote it, but for the marks of items, which the provider does not know. */
  readonly place: Place;
}

const MARKED_ITEM = /\/conversations\/[^/]+\/items\/([^/]+)$/;

const ROUTES: readonly (readonly [method: string, path: RegExp, kind: StoredRoute['kind']])[] = [
  ['GET', /\/responses\/([^/]+)$/, 'response'],
  ['DELETE', /\/responses\/([^/]+)$/, 'deletion'],
  ['POST', /\/responses\/([^/]+)\/cancel$/, 'cancellation'],
  ['GET', /\/responses\/([^/]+)\/input_items$/, 'items'],
  ['GET', /\/conversations\/[^/]+\/items$/, 'items'],
  ['GET', MARKED_ITEM, 'item'],
  ['DELETE', MARKED_ITEM, 'item'],
];

/**
 * The route of a request by its method and the end of its path; undefined for all others, and for answers that are read
 * as streams: those are made in the background, where nothing is hidden.
 */
export function storedRouteOf(method: string, place: Place): StoredRoute | undefined {
  if (new URLSearchParams(place.query).get('stream') === 'true') return undefined;
  for (const [asked, path, kind] of ROUTES) {
    const match = method === asked ? path.exec(place.path) : null;
    if (match === null) continue;
    const [, id] = match;
    return { kind, place: unmarked(place), ...(id === undefined ? {} : { id }) };
  }
  return undefined;
}

function unmarked({ path, query }: Place): Place {
  const asked = new URLSearchParams(query);
  const after = asked.get('after');
  if (!isMarked(after)) return { path: withoutMark(path), query };
  return withAfter({ path, query }, withoutMark(after));
}

/** The same place for the page behind an item. */
export function withAfter({ path, query }: Place, after: string): Place {
  const asked = new URLSearchParams(query);
  asked.set('after', after);
  return { path, query: `?${asked.toString()}` };
}

/** In the paths of responses. */
const RESPONSE_ID = /(?<=\/responses\/)[^/]+(?=(?:\/[a-z_]+)?$)/;

/** The same place for another response. */
export function placeOf({ id, place }: StoredRoute, other: string): Place {
  if (id === undefined || id === other) return place;
  const path = place.path.replace(RESPONSE_ID, () => encodeURIComponent(other));
  return { ...place, path };
}
