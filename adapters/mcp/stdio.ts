import process from 'node:process';
import { Writable } from 'node:stream';

import { serveStdio, StdioServerTransport } from '@modelcontextprotocol/server/stdio';

import type { WithHeadroomOptions } from '../http/headroom-for.ts';
import { MESSAGE_BYTES, serverFor } from './server.ts';
import { openSession } from './session.ts';

/**
 * Serves MCP over standard input and output of this process until the client hangs up or the signal is aborted.
 * Whatever else is written to standard output from then on goes to standard error. Rejects with a HeadroomError of code
 * `invalid_options` for wrong options, and of code `invalid_config` for a wrong configuration.
 */
export async function serveMcpStdio(
  options: WithHeadroomOptions = {},
  signal?: AbortSignal,
): Promise<void> {
  const session = openSession(options, 'serveMcpStdio()');
  const transport = new StdioServerTransport(process.stdin, takeStandardOutput(), {
    maxBufferSize: MESSAGE_BYTES,
  });
  const closed = closing(transport);
  const onerror = (error: Error): void =>
    session.headroom.note({ kind: 'failure', doing: 'MCP', error });
  const connection = serveStdio(() => serverFor(session), { transport, onerror });
  const stop = (): void => void connection.close();
  signal?.addEventListener('abort', stop, { once: true });
  if (signal?.aborted === true) stop();
  await closed;
}

/** Standard output as a stream of its own; what others write there would break the protocol. */
function takeStandardOutput(): Writable {
  const write = process.stdout.write.bind(process.stdout);
  process.stdout.write = process.stderr.write.bind(process.stderr);
  return new Writable({
    write: (chunk: Uint8Array, _encoding, done) => void write(chunk, done),
  });
}

/** The entry of the SDK takes the transport's events, so its end is seen where it is made. */
function closing(transport: StdioServerTransport): Promise<void> {
  const close = transport.close.bind(transport);
  const { promise, resolve } = Promise.withResolvers<void>();
  transport.close = async () => {
    await close();
    resolve();
  };
  return promise;
}
