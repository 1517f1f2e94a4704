import type { Server } from 'node:http';

/** How a server comes to its end. */
export interface DrainOptions {
  /** Seconds that running answers have. */
  readonly seconds: number;
}

/** Takes no more connections, waits for running answers, and ends those that take too long. */
export function drain(server: Server, { seconds }: DrainOptions): Promise<void> {
  return new Promise((resolve) => {
    if (!server.listening) return resolve();
    const late = setTimeout(() => server.closeAllConnections(), seconds * 1000);
    // Clients keep connections for their next request, which is not to come here.
    const idle = setInterval(() => server.closeIdleConnections(), 100);
    server.close(() => {
      clearTimeout(late);
      clearInterval(idle);
      resolve();
    });
  });
}
