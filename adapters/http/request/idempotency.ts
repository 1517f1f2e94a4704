import { hash } from 'node:crypto';

import type { WireBody } from '../exchange/wire/wire-request.ts';

/** Header by which services and gateways know a request that is sent again, and answer it as they did before. */
export const IDEMPOTENCY_KEY = 'idempotency-key';

/** Characters of a digest that tell the requests of one turn apart. */
const LENGTH = 16;

/**
 * The key of a client's request for another body that is sent on its behalf: hidden rounds must not be answered as the
 * request before them was, and when the client sends its request again, each of them has its key again.
 */
export function idempotencyKeyFor(key: string, body: WireBody): string {
  return `${key}-${hash('sha256', body).slice(0, LENGTH)}`;
}

/** A client's headers by name, with the key for another request; the same object where they have none. */
export function withKeyFor<Value>(
  headers: Readonly<Record<string, Value>>,
  identify: () => string,
): Record<string, Value | string> {
  const name = Object.keys(headers).find((each) => each.toLowerCase() === IDEMPOTENCY_KEY);
  const key = name === undefined ? undefined : headers[name];
  if (name === undefined || typeof key !== 'string') return headers;
  return { ...headers, [name]: idempotencyKeyFor(key, identify()) };
}
