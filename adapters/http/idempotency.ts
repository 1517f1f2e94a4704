import { hash } from 'node:crypto';

import type { WireBody } from './exchange/wire-request.ts';

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
