import { createServer, type RequestListener } from 'node:http';

import { listen } from '../../../adapters/http/server/listen.ts';

/** A server on this computer. */
export interface Served extends AsyncDisposable {
  readonly url: string;
}

/** Serves requests on a port, by default a free one; a handler that fails breaks the connection. */
export async function serve(
  handle: (...of: Parameters<RequestListener>) => Promise<void>,
  port = 0,
): Promise<Served> {
  const server = createServer((...of) => {
    handle(...of).catch(() => of[1].destroy());
  });
  // As long as load balancers keep theirs: one that is just being closed fails the request that is on its way.
  server.keepAliveTimeout = 120_000;
  const { url } = await listen(server, { address: '127.0.0.1', port });
  return {
    url,
    async [Symbol.asyncDispose]() {
      server.close();
      server.closeAllConnections();
    },
  };
}
