import type { Headroom } from '../../src/index.ts';
import { webRequest } from '../http/serve.ts';
import { writeResponse } from './reply.ts';
import type { Visit } from './visit.ts';

/** Whether a path may be one of the sidecar's. */
export function isSidecarPath(path: string): boolean {
  return /^\/(?:v1\/(?:compress|retrieve|remember|recall)(?:\/|$)|openapi\.json$)/.test(path);
}

/** Answers a request to the sidecar, which is loaded when it is first asked. */
export async function answerSidecar(visit: Visit, headroom: Headroom): Promise<void> {
  const { createSidecar } = await import('./sidecar/index.ts');
  const request = webRequest(visit.incoming, visit.signal);
  const response = await createSidecar()(request, { headroom });
  await writeResponse(visit.outgoing, response ?? new Response(null, { status: 404 }));
}
