import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { pipeline } from 'node:stream';

/** Carries connections to a port of this computer, unless it is held. */
export interface Relay {
  readonly port: number;
  /** Carries nothing more, without closing anything. */
  hold(): void;
  /** Goes on where it was held. */
  release(): void;
  close(): Promise<void>;
}

/** Opens a relay on a port of its own. */
export async function openRelay(target: number): Promise<Relay> {
  const sockets = new Set<Socket>();
  let isHeld = false;
  const server = createServer((client) => {
    const upstream = connect(target, '127.0.0.1');
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('close', () => sockets.delete(socket));
      if (isHeld) socket.pause();
    }
    pipeline(client, upstream, client, () => {
      client.destroy();
      upstream.destroy();
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    hold: () => {
      isHeld = true;
      for (const socket of sockets) socket.pause();
    },
    release: () => {
      isHeld = false;
      for (const socket of sockets) socket.resume();
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
