import type { Headroom } from '../../../src/index.ts';
import { readShown, type ShownResponse, shownKey } from '../formats/openai-responses/shown.ts';
import { isJson } from '../response/content-kind.ts';
import { breakOff, dropBody, readWhole } from '../response/read-body.ts';
import { replaceBody } from '../response/replace-body.ts';
import type { WireReply } from '../response/wire-reply.ts';
import { listVisible } from './list-items.ts';
import { type Place, placeOf, type StoredRoute } from './route.ts';
import { showResponse } from './show-response.ts';

/** A request for something that the provider holds. */
interface StoredRequest {
  readonly route: StoredRoute;
  /** Sends the client's request to a place, with everything else as the client wrote it. */
  readonly send: (place: Place) => Promise<WireReply>;
}

/**
 * Answers as if the provider held what the client was shown: a response with hidden calls is several there. What
 * nothing is remembered of is relayed, but for the tool that was offered besides the client's. Errors of `send` are
 * passed on.
 */
export type StoredResponses = (request: StoredRequest) => Promise<WireReply>;

/** What a stored response is answered with. */
interface Asking extends StoredRequest {
  /** The id that the client knows. */
  readonly id: string;
  readonly shown: ShownResponse | undefined;
}

/** The one way in which requests for what is held go through a Headroom. */
export function createStoredResponses(headroom: Headroom): StoredResponses {
  const recall = async (keys: readonly string[]): Promise<ReadonlyMap<string, string>> => {
    try {
      return await headroom.store.recall(keys);
    } catch (error) {
      headroom.note({ kind: 'failure', doing: 'recalling what a response was shown as', error });
      return new Map();
    }
  };

  return async ({ route, send }) => {
    const { id, kind } = route;
    if (kind === 'item') return send(route.place);
    const value = id === undefined ? undefined : (await recall([shownKey(id)])).get(shownKey(id));
    const shown = value === undefined ? undefined : readShown(value);
    if (id === undefined || kind === 'items') return listVisible({ route, send, shown, recall });
    const asking = { route, send, id, shown };
    return kind === 'deletion' ? deleteAll(asking) : readOne(asking);
  };
}

/** Only an answer in the background is cancelled, and that is one response. */
async function readOne({ route, send, id, shown }: Asking): Promise<WireReply> {
  const ids = route.kind === 'cancellation' ? [id] : (shown?.ids ?? [id]);
  const replies = await Promise.all(ids.map((each) => send(placeOf(route, each))));
  const own = replies[ids.indexOf(id)];
  if (own === undefined) return send(route.place);
  const last = lastWord(own, replies);
  if (last !== undefined) {
    for (const reply of replies) if (reply !== last) dropBody(reply);
    return last;
  }
  const there = replies.filter(({ ok }) => ok);
  const bodies = await Promise.all(there.map(readWhole));
  const broken = bodies.find(({ failure }) => failure !== undefined);
  if (broken !== undefined) {
    return replaceBody(own, breakOff(broken.bytes, broken.failure?.error));
  }
  const texts = bodies.map(({ bytes }) => new TextDecoder().decode(bytes));
  const text = showResponse(texts, { id, asked: shown?.asked });
  return replaceBody(own, text ?? bodies[there.indexOf(own)]?.bytes ?? '');
}

/**
 * The reply that the client gets as it is: what the provider says of the response that the client knows, or why
 * another part cannot be read now. Parts that are gone are left out.
 */
function lastWord(own: WireReply, replies: readonly WireReply[]): WireReply | undefined {
  if (!own.ok || !isJson(own)) return own;
  return replies.find(({ ok, status }) => !ok && status !== 404);
}

/** The hidden ones go first: while the client's own is there, it can ask again. */
async function deleteAll({ route, send, id, shown }: Asking): Promise<WireReply> {
  const hidden = shown?.ids.filter((each) => each !== id) ?? [];
  for (const each of hidden) {
    const reply = await send(placeOf(route, each));
    if (!reply.ok && reply.status !== 404) return reply;
    dropBody(reply);
  }
  return send(route.place);
}
