import { refuse, reply } from './answer.ts';
import { CONTRACT_VERSION } from './contract.ts';
import type { SidecarContext } from './handler.ts';
import { readJson } from './read-body.ts';

/** `GET /v1/retrieve/{hash}`: the whole original, or with `query` the parts of it that match. */
export async function original(request: Request, { headroom }: SidecarContext): Promise<Response> {
  const { pathname, searchParams } = new URL(request.url);
  const hash = pathname.slice(pathname.lastIndexOf('/') + 1).toLowerCase();
  const text = await headroom.original(hash);
  if (text === undefined) return missing(hash);
  headroom.note({ kind: 'retrieval' });
  const query = searchParams.get('query') ?? '';
  const content = query === '' ? text : (await headroom.retrieve({ hash, query })).text;
  return reply({ version: CONTRACT_VERSION, original_content: content });
}

function missing(hash: string): Response {
  const message = `The original ${hash.slice(0, 40)} is not available here; if it matters, run the call that produced it again.`;
  return refuse(404, { type: 'not_found', message });
}

/** `POST /v1/retrieve`: what a call of `headroom_retrieve` gives the model to read, whatever it wrote. */
export async function answerRetrieval(
  request: Request,
  { headroom }: SidecarContext,
): Promise<Response> {
  const { value } = await readJson(request);
  const answer = await headroom.retrieve(value);
  headroom.note({ kind: 'retrieval' });
  return reply({ version: CONTRACT_VERSION, ...answer });
}
