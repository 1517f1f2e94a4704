import type { WireBody } from '../exchange/wire/wire-request.ts';
import { IDEMPOTENCY_KEY, idempotencyKeyFor } from './idempotency.ts';

/** A request with another body and signal, without the header that tells the length of the old body. */
export function withBody<Request extends { readonly headers: Headers }, Body extends WireBody>(
  request: Request,
  body: Body,
  signal: AbortSignal | undefined,
): Request & { readonly body: Body } {
  const headers = new Headers(request.headers);
  headers.delete('content-length');
  const key = headers.get(IDEMPOTENCY_KEY);
  if (key !== null) headers.set(IDEMPOTENCY_KEY, idempotencyKeyFor(key, body));
  return { ...request, headers, body, ...(signal === undefined ? {} : { signal }) };
}
