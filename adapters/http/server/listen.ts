import { once } from 'node:events';
import type { Server } from 'node:http';

import { HeadroomError } from '../../../src/index.ts';
import { codeOf, messageOf } from '../error.ts';
import { hostInUrl } from './host-in-url.ts';

/** Where a server listens. */
export interface ListenOptions {
  /** Address or name of an interface of this computer, such as `127.0.0.1`. */
  readonly address: string;
  /** Port to listen on; 0 takes any that is free. */
  readonly port: number;
}

/** Where a server is reached. */
export interface ListenAddress {
  /** Base URL without a slash at the end, such as `http://127.0.0.1:8787`. */
  readonly url: string;
  /** The port that was taken, also where 0 was asked for. */
  readonly port: number;
}

/** Lets a server listen. Rejects with a HeadroomError of code `invalid_options` that says what to do. */
export async function listen(
  server: Server,
  { address, port }: ListenOptions,
): Promise<ListenAddress> {
  try {
    server.listen(port, address);
    await once(server, 'listening');
  } catch (error) {
    const advice = adviceFor(error);
    const message = `cannot listen on port ${port} of ${address}: ${advice}`;
    throw new HeadroomError('invalid_options', message, { cause: error });
  }
  const bound = server.address();
  const actual = typeof bound === 'object' && bound !== null ? bound.port : port;
  return { url: `http://${hostInUrl(address)}:${actual}`, port: actual };
}

const ADVICE: Readonly<Record<string, string>> = {
  EADDRINUSE: 'it is in use; choose another port, or stop the program that listens there',
  EACCES: 'this user may not; choose a port above 1023',
  EADDRNOTAVAIL: 'this computer has no such address; 127.0.0.1 is always there',
  ERR_SOCKET_BAD_PORT: 'choose one from 0 to 65535',
  ENOTFOUND: 'there is no such address; 127.0.0.1 is always there',
};

function adviceFor(error: unknown): string {
  return ADVICE[codeOf(error)] ?? messageOf(error);
}
