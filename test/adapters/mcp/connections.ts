import { join } from 'node:path';

import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';

import { serveMcpHttp } from '../../../adapters/mcp/index.ts';
import { createHeadroom } from '../../../src/index.ts';
import { commandProcess, type RunOptions } from '../cli/run-command.ts';

/** Which of the two generations of the protocol a client speaks. */
export type Era = 'legacy' | 'modern';

/** A client of a server of its own. */
export interface Connection extends AsyncDisposable {
  readonly client: Client;
}

/** A client with the behaviour of a host of that era. */
export function createClient(era: Era): Client {
  const versionNegotiation = { mode: era === 'modern' ? 'auto' : 'legacy' } as const;
  return new Client({ name: 'test', version: '1' }, { versionNegotiation });
}

/** Starts `headroom mcp` and connects to it over its standard input and output. */
export async function overStdio(era: Era, options: RunOptions): Promise<Connection> {
  const { command, args, cwd, env } = commandProcess(['mcp'], options);
  const client = createClient(era);
  const spawned = { command, args: [...args], cwd, env: { ...env }, stderr: 'inherit' as const };
  await client.connect(new StdioClientTransport(spawned));
  return { client, [Symbol.asyncDispose]: () => client.close() };
}

/** Serves over HTTP in this process, with a store in the working folder, and connects to it. */
export async function overHttp(era: Era, { cwd }: RunOptions): Promise<Connection> {
  const headroom = createHeadroom({ directory: join(cwd, 'store'), project: 'test' });
  const server = await serveMcpHttp({ headroom }, { address: '127.0.0.1', port: 0 });
  const client = createClient(era);
  await client.connect(new StreamableHTTPClientTransport(new URL(server.url)));
  return {
    client,
    [Symbol.asyncDispose]: async () => {
      await client.close();
      await server.close();
      await headroom[Symbol.asyncDispose]();
    },
  };
}
