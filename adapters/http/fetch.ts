import type { Headroom } from '../../src/index.ts';
import { createExchange } from './exchange/wire/exchange.ts';
import type { WireBody } from './exchange/wire/wire-request.ts';
import { isSigned, takeBypass } from './request/bypass.ts';
import { type Route, routeOf } from './request/route.ts';
import { withBody } from './request/with-body.ts';
import { asResponse } from './response/wire-reply.ts';
import { type Place, type StoredRoute, storedRouteOf } from './stored/route.ts';
import { createStoredResponses } from './stored/stored-responses.ts';

/** A function like `fetch`. */
export type Fetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

const OURS = Symbol.for('headroom.fetch');

/**
 * A `fetch` whose requests to chat completions, responses, messages and Gemini go through a Headroom, and which reads,
 * lists and deletes stored responses as they were shown; all others, and those whose body is no JSON text, go out as
 * they are.
 */
export function headroomFetch(headroom: Headroom, inner: Fetch): Fetch {
  const exchange = createExchange(headroom);
  const stored = createStoredResponses(headroom);

  async function fetchCompressed(
    input: string | URL | Request,
    init?: RequestInit,
  ): Promise<Response> {
    const seen = init === undefined ? undefined : readRequest(input, init);
    if (init === undefined || seen === undefined) return inner(input, init);
    const headers = new Headers(init.headers);
    const sent = { ...init, headers };
    if (takeBypass(headers)) return inner(input, sent);
    if ('stored' in seen) {
      const { address, stored: route } = seen;
      const send = (place: Place): Promise<Response> => inner(addressAt(address, place), sent);
      return asResponse(await stored({ route, send }));
    }
    const reply = await exchange({
      ...seen.route,
      body: seen.body,
      signal: init.signal ?? undefined,
      send: (body, signal) =>
        inner(input, body === seen.body ? sent : withBody(sent, body, signal)),
    });
    return asResponse(reply);
  }

  return Object.assign(fetchCompressed, { [OURS]: headroom });
}

/** The Headroom behind a function that `headroomFetch` made. */
export function headroomBehind(fetch: Fetch): unknown {
  return Reflect.get(fetch, OURS);
}

/** Whether a function was made by `headroomFetch`, by any copy of this package. */
export function isHeadroomFetch(value: unknown): value is Fetch {
  return typeof value === 'function' && OURS in value;
}

/** A request that carries a conversation, or asks for what the provider holds of one. */
type SeenRequest =
  | { readonly route: Route; readonly body: WireBody }
  | { readonly stored: StoredRoute; readonly address: string };

function readRequest(
  input: string | URL | Request,
  { method = 'GET', body, headers }: RequestInit,
): SeenRequest | undefined {
  if (input instanceof Request || isSigned(new Headers(headers))) return undefined;
  const route = method.toUpperCase() === 'POST' ? routeOf(input) : undefined;
  if (route !== undefined) {
    return typeof body === 'string' || isBytes(body) ? { route, body } : undefined;
  }
  const { pathname: path, search: query } = URL.parse(String(input)) ?? NOWHERE;
  const stored = storedRouteOf(method.toUpperCase(), { path, query });
  return stored === undefined ? undefined : { stored, address: String(input) };
}

const NOWHERE = { pathname: '', search: '' };

/** The same address with another path and query. */
function addressAt(address: string, { path, query }: Place): string {
  const url = new URL(address);
  url.pathname = path;
  url.search = query;
  return url.href;
}

function isBytes(body: unknown): body is Uint8Array<ArrayBuffer> {
  return body instanceof Uint8Array;
}
