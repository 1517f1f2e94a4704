import { once } from 'node:events';
import {
  createServer,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type Server,
  type ServerResponse,
} from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import { listen, type ListenOptions } from './listen.ts';

/** Answers one request; its signal is aborted when the client goes away. */
export type FetchHandler = (request: Request) => Promise<Response>;

/** A server that answers requests. */
export interface RunningServer {
  /** Where it is reached, without a slash at the end. */
  readonly url: string;
  /** Takes no more requests, gives those that run a second, then closes every connection. */
  close(): Promise<void>;
}

const GRACE_MILLISECONDS = 1000;

/**
 * Serves a web-standard handler with `node:http`; bodies are streams both ways. Rejects with a HeadroomError
 * of code `invalid_options` where it cannot listen.
 */
export async function serve(handle: FetchHandler, options: ListenOptions): Promise<RunningServer> {
  const server = createServer((incoming, outgoing) => {
    // Clients go away in the middle, and a body that breaks off can only be cut.
    answer(handle, incoming, outgoing).catch(() => outgoing.destroy());
  });
  const { url } = await listen(server, options);
  return { url, close: () => close(server) };
}

async function close(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  const timer = setTimeout(() => server.closeAllConnections(), GRACE_MILLISECONDS);
  await closed;
  clearTimeout(timer);
}

async function answer(
  handle: FetchHandler,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const gone = new AbortController();
  outgoing.on('close', () => {
    if (!outgoing.writableFinished) gone.abort();
  });
  const response = await handle(webRequest(incoming, gone.signal));
  outgoing.writeHead(response.status, headersOf(response));
  if (response.body === null) {
    outgoing.end();
    return;
  }
  outgoing.flushHeaders();
  await pipeline(Readable.fromWeb(response.body), outgoing);
}

/** A request as the web standards have it; its body is read as it comes, where it is not given. */
export function webRequest(
  incoming: IncomingMessage,
  signal: AbortSignal,
  body?: Uint8Array<ArrayBuffer>,
): Request {
  const { method = 'GET', url = '/', headersDistinct } = incoming;
  const headers = new Headers(
    Object.entries(headersDistinct).flatMap(([name, values = []]) =>
      values.map((value): [string, string] => [name, value]),
    ),
  );
  const hasBody = method !== 'GET' && method !== 'HEAD';
  // What a client calls this server decides nothing here, so it cannot break the address either.
  const address = `http://localhost${url.startsWith('/') ? url : '/'}`;
  return new Request(address, {
    method,
    headers,
    signal,
    ...(hasBody ? { body: body ?? Readable.toWeb(incoming), duplex: 'half' } : {}),
  });
}

/** Cookies are the one header that must not be joined. */
function headersOf({ headers }: Response): OutgoingHttpHeaders {
  const cookies = headers.getSetCookie();
  const joined = Object.fromEntries(headers);
  return cookies.length === 0 ? joined : { ...joined, 'set-cookie': cookies };
}
