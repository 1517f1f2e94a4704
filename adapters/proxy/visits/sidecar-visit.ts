import { Readable } from 'node:stream';

import type { Headroom } from '../../../src/index.ts';
import { webRequest } from '../../http/server/serve.ts';
import { answerError, type ErrorAnswer } from './answer.ts';
import { writeReply } from './reply.ts';
import { contentOf, readBody } from './request-body.ts';
import type { Visit } from './visit.ts';

/** Whether a path may be one of the sidecar's. */
export function isSidecarPath(path: string): boolean {
  return /^\/(?:v1\/(?:compress|retrieve|remember|recall)(?:\/|$)|openapi\.json$)/.test(path);
}

/** Answers a request to the sidecar, which is loaded when it is first asked. */
export async function answerSidecar(visit: Visit, headroom: Headroom): Promise<void> {
  const { incoming, outgoing, headers, signal } = visit;
  const received = await readBody(incoming);
  if (received instanceof Readable) {
    answerError(outgoing, TOO_LARGE);
    // A client reads the answer when it has sent everything, and may break off before.
    received.on('error', () => undefined).resume();
    return;
  }
  const body = await contentOf(received, headers.get('content-encoding'));
  if (body === undefined) {
    answerError(outgoing, UNREADABLE);
    return;
  }
  const { serveSidecar } = await import('../sidecar/index.ts');
  const response = await serveSidecar(webRequest(incoming, signal, body), { headroom });
  if (response === undefined) answerError(outgoing, UNKNOWN);
  else await writeReply(outgoing, response);
}

const UNKNOWN: ErrorAnswer = {
  status: 404,
  type: 'invalid_request_error',
  message: 'there is no such address: GET /openapi.json lists all of them',
};

const TOO_LARGE: ErrorAnswer = {
  status: 413,
  type: 'invalid_request_error',
  message: 'a body may have 64 MB: send the messages of fewer conversations at once',
};

const UNREADABLE: ErrorAnswer = {
  status: 415,
  type: 'invalid_request_error',
  message: 'the body is not UTF-8 in one of gzip, deflate, br, zstd or plain, of at most 64 MB',
};
