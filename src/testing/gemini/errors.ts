import { isObject, type JsonObject } from '../json.ts';
import { Refusal } from '../refusal.ts';
import type { Call, ErrorReport } from '../vendor.ts';

const STATUSES: Readonly<Record<number, string>> = {
  400: 'INVALID_ARGUMENT',
  401: 'UNAUTHENTICATED',
  403: 'PERMISSION_DENIED',
  404: 'NOT_FOUND',
  429: 'RESOURCE_EXHAUSTED',
  500: 'INTERNAL',
  503: 'UNAVAILABLE',
  504: 'DEADLINE_EXCEEDED',
};

/** The body of an error of Gemini's APIs. */
export function geminiErrorBody({ status, message }: ErrorReport): unknown {
  const name = STATUSES[status] ?? (status < 500 ? 'INVALID_ARGUMENT' : 'UNAVAILABLE');
  return { error: { code: status, message, status: name } };
}

/** Checks method, key and body; gives the body. */
export function geminiBody({ method, path, query, headers, body }: Call): JsonObject {
  if (method !== 'POST') throw new Refusal(`${method} ${path}: not found`, { status: 404 });
  const hasKey =
    'x-goog-api-key' in headers || 'authorization' in headers || /(?:^|&)key=./.test(query);
  if (!hasKey) {
    throw new Refusal(
      "Method doesn't allow unregistered callers (callers without established identity). Please use API Key or other form of API consumer identity to call this API.",
      { status: 403 },
    );
  }
  if (isObject(body)) return body;
  throw new Refusal('Invalid JSON payload received. Expected an object.');
}
