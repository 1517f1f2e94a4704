import { once } from 'node:events';
import type { Server } from 'node:http';
import { setImmediate } from 'node:timers/promises';

/** How a server comes to its end. */
export interface DrainOptions {
  /** Seconds that running answers have. */
  readonly seconds: number;
}

/** Takes no more connections, waits for running answers, and ends those that take too long. */
export async function drain(server: Server, { seconds }: DrainOptions): Promise<void> {
  if (!server.listening) return;
  await readArrived(server);
  const closed = once(server, 'close');
  server.close();
  const late = setTimeout(() => server.closeAllConnections(), seconds * 1000);
  // Clients keep connections for their next request, which is not to come here.
  const idle = setInterval(() => server.closeIdleConnections(), 100);
  await closed;
  clearTimeout(late);
  clearInterval(idle);
}

/** Connections that wait to be accepted at most, by Node's default. */
const BACKLOG = 511;

/**
 * A request that is there already is answered: its connection would be taken for an idle one and cut. One connection
 * is accepted in a turn of the event loop, and read in the next.
 */
async function readArrived(server: Server): Promise<void> {
  let accepted = 0;
  const count = (): void => void (accepted += 1);
  server.on('connection', count);
  for (let pass = 0; pass < BACKLOG; pass += 1) {
    const before = accepted;
    await setImmediate();
    await setImmediate();
    if (accepted === before) break;
  }
  server.off('connection', count);
}
