import { once } from 'node:events';
import process from 'node:process';

import { createHeadroom, type Headroom, loadConfig } from '../../src/index.ts';
import { SERVER_WORKERS } from '../http/server/server-workers.ts';
import type { Arguments, Command, Outcome } from './command.ts';
import { usageError } from './command-error.ts';
import { goOnWhereOutputFails, report } from './process/output.ts';
import { readPort } from './options/port.ts';
import { stopSignal } from './process/stop-signal.ts';
import { readToken } from './options/token.ts';

const HTTP_OPTIONS = ['port', 'host', 'token-file'] as const;
const DEFAULT_PORT = '8788';
const DEFAULT_HOST = '127.0.0.1';

/** `headroom mcp`. */
export const mcpCommand: Command = {
  name: 'mcp',
  summary: 'serve compression and retrieval to an MCP host',
  usage: '[--http] [options]',
  description: `Speaks MCP over standard input and output, as hosts start it, or over HTTP. Offers
headroom_compress, headroom_retrieve and headroom_stats, and originals as resources.
Runs until the host hangs up or the process is told to stop.`,
  options: {
    http: { summary: 'serve over HTTP, at /mcp' },
    port: { value: 'PORT', summary: `to listen on; 0 takes a free one, default ${DEFAULT_PORT}` },
    host: {
      value: 'ADDRESS',
      summary: `to listen on; others need a token, default ${DEFAULT_HOST}`,
    },
    'token-file': { value: 'FILE', summary: 'holds what callers must send; or HEADROOM_TOKEN' },
  },
  examples: [
    'claude mcp add headroom -- npx -y headroom-ts mcp',
    'headroom mcp --http --port 9000',
  ],
  maxPositionals: 0,
  run: mcp,
};

async function mcp(given: Arguments): Promise<Outcome> {
  const isHttp = given.flag('http');
  const surplus = HTTP_OPTIONS.find((name) => given.text(name) !== undefined);
  if (!isHttp && surplus !== undefined) throw usageError(`--${surplus} needs --http`);
  await using headroom = createHeadroom({ workers: loadConfig().workers ?? SERVER_WORKERS });
  await (isHttp ? overHttp(headroom, placeOf(given)) : overStdio(headroom));
  return { text: '' };
}

async function overStdio(headroom: Headroom): Promise<void> {
  goOnWhereOutputFails('stderr');
  if (process.stdin.isTTY) report('headroom: waiting for an MCP host on standard input');
  const stop = stopSignal();
  const { serveMcpStdio } = await import('headroom-ts/mcp');
  await serveMcpStdio({ headroom }, stop);
}

async function overHttp(headroom: Headroom, place: Place): Promise<void> {
  const { serveMcpHttp } = await import('headroom-ts/mcp');
  goOnWhereOutputFails('stdout', 'stderr');
  const server = await serveMcpHttp({ headroom }, place);
  const stop = stopSignal();
  report(`headroom: MCP at ${server.url}`);
  await once(stop, 'abort');
  await server.close();
}

interface Place {
  readonly address: string;
  readonly port: number;
  readonly token: string | undefined;
}

function placeOf(given: Arguments): Place {
  const port = readPort(given.text('port') ?? DEFAULT_PORT);
  const address = given.text('host') ?? DEFAULT_HOST;
  return { address, port, token: readToken(given.text('token-file')) };
}
