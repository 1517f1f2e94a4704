import { isObject, type JsonObject } from '../json.ts';
import { Refusal } from '../refusal.ts';
import type { Call, ErrorReport } from '../vendor.ts';

const TYPES: Readonly<Record<number, string>> = {
  401: 'authentication_error',
  403: 'permission_error',
  429: 'rate_limit_error',
};

/** The body of an error of OpenAI's APIs. */
export function openAiErrorBody(error: ErrorReport): unknown {
  const { status, message, param = null, code = null } = error;
  const type = TYPES[status] ?? (status < 500 ? 'invalid_request_error' : 'server_error');
  return { error: { message, type, param, code } };
}

/** Checks method, key and body; gives the body. */
export function openAiBody(call: Call): JsonObject {
  checkOpenAiKey(call);
  if (call.method !== 'POST')
    throw new Refusal(`Not allowed to ${call.method} on ${call.path}`, { status: 405 });
  if (isObject(call.body)) return call.body;
  throw new Refusal(
    'We could not parse the JSON body of your request. The API expects a JSON payload.',
  );
}

/** Refuses a request without a key. */
export function checkOpenAiKey({ headers }: Call): void {
  if ('authorization' in headers || 'api-key' in headers) return;
  throw new Refusal("You didn't provide an API key in an Authorization header.", { status: 401 });
}

/** Values that a parameter takes, as refusals list them. */
export function listed(values: Iterable<string>): string {
  return Array.from(values, (each) => `'${each}'`).join(', ');
}

/** The refusal of a path that does not exist. */
export function unknownPath({ method, path }: Call): Refusal {
  return new Refusal(`Invalid URL (${method} ${path})`, { status: 404 });
}
