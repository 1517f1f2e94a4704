import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';

import { exchange } from './exchange.ts';
import type { Service } from '../service.ts';
import { transmit } from './transmit.ts';

/** Servers that a service answers through. */
export interface Listener {
  /** Starts a server on 127.0.0.1; gives its URL. Rejects if the port is taken. */
  listen(port: number): Promise<string>;
  /** Closes all servers and their connections. */
  close(): Promise<void>;
}

/** Creates a listener without a server. */
export function createListener(service: () => Service): Listener {
  const servers: Server[] = [];
  return {
    listen: async (port) => {
      const server = createServer((incoming, outgoing) => {
        // Clients go away, and faults break connections: the rest of the answer is dropped.
        respond(incoming, outgoing, service()).catch(() => outgoing.destroy());
      });
      server.listen(port, '127.0.0.1');
      await once(server, 'listening');
      servers.push(server);
      const address = server.address();
      const bound = typeof address === 'object' ? address?.port : undefined;
      return `http://127.0.0.1:${bound ?? port}`;
    },
    close: async () => {
      for (const server of servers.splice(0)) {
        const closed = once(server, 'close');
        server.close();
        server.closeAllConnections();
        await closed;
      }
    },
  };
}

async function respond(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  service: Service,
): Promise<void> {
  const bytes = new Uint8Array(await buffer(incoming));
  const url = new URL(incoming.url ?? '/', 'http://127.0.0.1');
  const headers = Object.fromEntries(
    Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]),
  );
  const reply = exchange({ method: incoming.method ?? 'GET', url, headers, bytes }, service);
  outgoing.on('close', () => {
    const broken = reply.disconnectAt !== undefined;
    if (!outgoing.writableFinished && !broken) reply.request.aborted = true;
  });
  if (reply.silent) return;
  outgoing.writeHead(reply.status, reply.headers);
  outgoing.flushHeaders();
  await pipeline(Readable.from(transmit(reply)), outgoing);
}
