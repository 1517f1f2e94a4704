import type { Headroom } from '../../src/index.ts';
import { isSigned, takeBypass } from './bypass.ts';
import { createExchange } from './exchange/exchange.ts';
import type { WireBody } from './exchange/wire-request.ts';
import { type Route, routeOf } from './route.ts';
import { withBody } from './with-body.ts';

/** A function like `fetch`. */
export type Fetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

const OURS = Symbol.for('headroom.fetch');

/**
 * A `fetch` whose requests to chat completions, responses, messages and Gemini go through a Headroom; all
 * others, and those whose body is no JSON text, go out as they are.
 */
export function headroomFetch(headroom: Headroom, inner: Fetch): Fetch {
  const exchange = createExchange(headroom);

  async function fetchCompressed(
    input: string | URL | Request,
    init?: RequestInit,
  ): Promise<Response> {
    const seen = init === undefined ? undefined : readRequest(input, init);
    if (init === undefined || seen === undefined) return inner(input, init);
    const headers = new Headers(init.headers);
    const sent = { ...init, headers };
    if (takeBypass(headers)) return inner(input, sent);
    return exchange({
      ...seen.route,
      body: seen.body,
      signal: init.signal ?? undefined,
      send: (body, signal) =>
        inner(input, body === seen.body ? sent : withBody(sent, body, signal)),
    });
  }

  return Object.assign(fetchCompressed, { [OURS]: true });
}

/** Whether a function was made by `headroomFetch`, by any copy of this package. */
export function isHeadroomFetch(value: unknown): boolean {
  return typeof value === 'function' && OURS in value;
}

function readRequest(
  input: string | URL | Request,
  { method, body, headers }: RequestInit,
): { readonly route: Route; readonly body: WireBody } | undefined {
  if (input instanceof Request || method?.toUpperCase() !== 'POST') return undefined;
  const route = routeOf(input);
  if (route === undefined || isSigned(new Headers(headers))) return undefined;
  return typeof body === 'string' || isBytes(body) ? { route, body } : undefined;
}

function isBytes(body: unknown): body is Uint8Array<ArrayBuffer> {
  return body instanceof Uint8Array;
}
