import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';

/** A server on 127.0.0.1. */
export interface ServedFetch extends AsyncDisposable {
  readonly url: string;
}

/** Answers requests over HTTP with a function like `fetch`, whose signal tells that the client went away. */
export async function serveFetch(fetch: typeof globalThis.fetch): Promise<ServedFetch> {
  const server = createServer((incoming, outgoing) => {
    answer(incoming, outgoing, fetch).catch(() => outgoing.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return {
    url: `http://127.0.0.1:${port}`,
    async [Symbol.asyncDispose]() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function answer(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  fetch: typeof globalThis.fetch,
): Promise<void> {
  const gone = new AbortController();
  outgoing.on('close', () => outgoing.writableFinished || gone.abort());
  const { method = 'GET', url = '/' } = incoming;
  const headers = Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]);
  const body = method === 'GET' || method === 'HEAD' ? null : await buffer(incoming);
  const init = { method, headers: Object.fromEntries(headers), body, signal: gone.signal };
  const response = await fetch(`http://127.0.0.1${url}`, init);
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  outgoing.flushHeaders();
  if (response.body === null) outgoing.end();
  else await pipeline(Readable.fromWeb(response.body), outgoing);
}
