import type { Headroom } from '../../src/index.ts';
import { takeBypass } from '../http/request/bypass.ts';
import { createExchange } from '../http/exchange/wire/exchange.ts';
import { asResponse } from '../http/response/wire-reply.ts';
import { routeOf } from '../http/request/route.ts';
import { withBody } from '../http/request/with-body.ts';

/** A request as the Anthropic SDK hands it to its middleware. */
export interface MiddlewareRequest extends RequestInit {
  /** Where it goes. */
  readonly url: string;
  /** Its headers. */
  readonly headers: Headers;
}

/** A middleware of the Anthropic SDK. */
export type Middleware = (
  request: MiddlewareRequest,
  next: (request: MiddlewareRequest) => Promise<Response>,
) => Promise<Response>;

const OURS = Symbol.for('headroom.middleware');

/** A middleware that sends messages through a Headroom, and all other requests as they are. */
export function headroomMiddleware(headroom: Headroom): Middleware {
  const exchange = createExchange(headroom);

  const middleware: Middleware = async (request, next) => {
    const { body } = request;
    const route = routeOf(request.url);
    if (route?.format !== 'anthropic' || typeof body !== 'string') return next(request);
    const headers = new Headers(request.headers);
    const sent = { ...request, headers };
    if (takeBypass(headers)) return next(sent);
    const reply = await exchange({
      ...route,
      body,
      signal: request.signal ?? undefined,
      send: (text, signal) => next(text === body ? sent : withBody(sent, text, signal)),
    });
    return asResponse(reply);
  };
  return Object.assign(middleware, { [OURS]: headroom });
}

/** The Headroom behind a middleware that `headroomMiddleware` made. */
export function headroomBehind(middleware: Middleware): unknown {
  return Reflect.get(middleware, OURS);
}

/** Whether a function was made by `headroomMiddleware`, by any copy of this package. */
export function isHeadroomMiddleware(value: unknown): boolean {
  return typeof value === 'function' && OURS in value;
}
