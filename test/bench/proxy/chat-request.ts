import type { Agent, Dispatcher } from 'undici';

/** Sends a chat completion to a proxy. */
export function requestChat(
  client: Agent,
  { url, body }: { readonly url: string; readonly body: string },
): Promise<Dispatcher.ResponseData> {
  const headers = { 'content-type': 'application/json', authorization: 'Bearer none' };
  const path = '/v1/chat/completions';
  return client.request({ origin: url, path, method: 'POST', headers, body });
}
