import { createServer } from 'node:http';
import { pipeline } from 'node:stream/promises';

import { Agent } from 'undici';

import { listen } from '../../adapters/http/listen.ts';

/** A server. */
export interface Served extends AsyncDisposable {
  readonly url: string;
}

/** A relay that does nothing but send everything on, both ways as it comes: what any proxy costs. */
export async function plainRelay(origin: string): Promise<Served> {
  const agent = new Agent();
  return serve(async (incoming, outgoing) => {
    const { method = 'GET', url: path = '/', headers } = incoming;
    const { host: _host, connection: _connection, ...kept } = headers;
    const body = method === 'GET' ? null : incoming;
    const reply = await agent.request({ origin, path, method, headers: kept, body });
    outgoing.writeHead(reply.statusCode, reply.headers);
    await pipeline(reply.body, outgoing);
  });
}

/** A provider that reads every request and gives the same answer. */
export function plainProvider(answer: string): Promise<Served> {
  return serve(async (incoming, outgoing) => {
    await incoming.resume().toArray();
    outgoing.writeHead(200, {
      'content-type': 'application/json',
      'content-length': answer.length,
    });
    outgoing.end(answer);
  });
}

async function serve(handle: (...of: HandlerArguments) => Promise<void>): Promise<Served> {
  const server = createServer((...of) => {
    handle(...of).catch(() => of[1].destroy());
  });
  const { url } = await listen(server, { address: '127.0.0.1', port: 0 });
  return {
    url,
    async [Symbol.asyncDispose]() {
      server.close();
      server.closeAllConnections();
    },
  };
}

type HandlerArguments = Parameters<Parameters<typeof createServer>[1] & {}>;
