import { isObject, type JsonObject } from '../json.ts';
import { Refusal } from '../refusal.ts';
import type { Call, ErrorReport } from '../vendor.ts';

const TYPES: Readonly<Record<number, string>> = {
  400: 'invalid_request_error',
  401: 'authentication_error',
  403: 'permission_error',
  404: 'not_found_error',
  413: 'request_too_large',
  429: 'rate_limit_error',
  504: 'timeout_error',
  529: 'overloaded_error',
};

/** The body of an error of Anthropic's API. */
export function anthropicErrorBody(error: ErrorReport): unknown {
  const { status, message, code } = error;
  const type = TYPES[status] ?? (status < 500 ? 'invalid_request_error' : 'api_error');
  const details = code === undefined ? {} : { details: { error_code: code } };
  return { type: 'error', error: { type, message, ...details } };
}

/** Checks method, key, version and body; gives the body. */
export function anthropicBody({ method, path, headers, body }: Call): JsonObject {
  if (method !== 'POST')
    throw new Refusal(`Method ${method} not allowed on ${path}`, { status: 405 });
  if (!('x-api-key' in headers) && !('authorization' in headers)) {
    throw new Refusal('x-api-key header is required', { status: 401 });
  }
  if (!('anthropic-version' in headers)) throw new Refusal('anthropic-version: header is required');
  if (isObject(body)) return body;
  throw new Refusal('The request body is not valid JSON.');
}
