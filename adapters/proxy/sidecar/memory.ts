import { reply } from './answer.ts';
import { CONTRACT_VERSION, recallRequest, rememberRequest } from './contract.ts';
import type { SidecarContext } from './handler.ts';
import { readBody } from './read-body.ts';

/** What clients remember stands apart from what adapters remember themselves. */
const NAMESPACE = 'client ';

/** `POST /v1/remember`: keeps texts under keys; answered once they are durable. */
export async function rememberTexts(
  request: Request,
  { headroom: { store } }: SidecarContext,
): Promise<Response> {
  const { body } = await readBody(request, rememberRequest);
  for (const { key, value } of body.entries) await store.remember(NAMESPACE + key, value);
  return reply({ version: CONTRACT_VERSION });
}

/** `POST /v1/recall`: the texts that were kept under keys. */
export async function recallTexts(
  request: Request,
  { headroom: { store } }: SidecarContext,
): Promise<Response> {
  const { body } = await readBody(request, recallRequest);
  const recalled = await store.recall(body.keys.map((key) => NAMESPACE + key));
  const values = Object.fromEntries(
    recalled.entries().map(([key, value]) => [key.slice(NAMESPACE.length), value]),
  );
  return reply({ version: CONTRACT_VERSION, values });
}
