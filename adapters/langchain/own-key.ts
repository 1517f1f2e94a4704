import { withKeyFor } from '../http/request/idempotency.ts';
import { isJsonObject, type JsonObject } from '../http/json/read.ts';
import { identifyRequest } from './conversation/identify-request.ts';
import type { ModelRequest } from './conversation/request.ts';

/** The call with an idempotency key of its own, where the caller's headers have one. */
export function withOwnKey(request: ModelRequest): ModelRequest {
  const identify = (): string => identifyRequest(request);
  const options = withKeyIn(request.options, identify);
  const { options: inner } = options;
  // What ChatOpenAI hands to its client stands in options of its own.
  if (!isJsonObject(inner)) return { ...request, options };
  return { ...request, options: { ...options, options: withKeyIn(inner, identify) } };
}

function withKeyIn(options: JsonObject, identify: () => string): JsonObject {
  const { headers } = options;
  if (headers instanceof Headers) {
    return { ...options, headers: withKeyFor(Object.fromEntries(headers), identify) };
  }
  return isJsonObject(headers) ? { ...options, headers: withKeyFor(headers, identify) } : options;
}
