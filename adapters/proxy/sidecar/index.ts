import { HeadroomError } from '../../../src/index.ts';
import { refuse, reply } from './answer.ts';
import { compressRows } from './compress.ts';
import type { Handler, SidecarContext } from './handler.ts';
import { recallTexts, rememberTexts } from './memory.ts';
import { openApiDocument } from './openapi.ts';
import { answerRetrieval, original } from './retrieve.ts';

/**
 * Answers the requests of gateways and of clients in other languages: `/v1/compress`, `/v1/retrieve`, `/v1/remember`,
 * `/v1/recall` and `/openapi.json`; undefined for all others. What a caller wrote wrongly is answered with 400, a
 * store that fails with 503, both in words.
 */
export async function serveSidecar(
  request: Request,
  context: SidecarContext,
): Promise<Response | undefined> {
  const path = new URL(request.url).pathname;
  const routes = ROUTES.filter(({ pattern }) => pattern.test(path));
  if (routes.length === 0) return undefined;
  const route = routes.find(({ method }) => method === request.method);
  if (route === undefined) return refuseMethod(routes.map(({ method }) => method));
  try {
    return await route.handle(request, context);
  } catch (error) {
    return refuseError(error, context);
  }
}

interface Route {
  readonly method: string;
  readonly pattern: RegExp;
  readonly handle: Handler;
}

const ROUTES: readonly Route[] = [
  { method: 'POST', pattern: /^\/v1\/compress$/, handle: compressRows },
  { method: 'POST', pattern: /^\/v1\/retrieve$/, handle: answerRetrieval },
  { method: 'GET', pattern: /^\/v1\/retrieve\/[^/]+$/, handle: original },
  { method: 'POST', pattern: /^\/v1\/remember$/, handle: rememberTexts },
  { method: 'POST', pattern: /^\/v1\/recall$/, handle: recallTexts },
  { method: 'GET', pattern: /^\/openapi\.json$/, handle: () => reply(openApiDocument()) },
];

function refuseMethod(allowed: readonly string[]): Response {
  const allow = allowed.join(', ');
  const message = `This address takes ${allow} only.`;
  const response = refuse(405, { type: 'method_not_allowed', message });
  response.headers.set('allow', allow);
  return response;
}

/** What the caller can do something about, and a store that fails; all else is for whoever runs the server. */
function refuseError(error: unknown, { headroom }: SidecarContext): Response {
  if (!HeadroomError.isInstance(error)) throw error;
  const { code, message } = error;
  if (code === 'invalid_options') return refuse(400, { type: 'invalid_request', message });
  headroom.note({ kind: 'failure', doing: 'answering a sidecar request', error });
  return refuse(503, { type: 'store_unavailable', message });
}
