import { HeadroomError } from '../../src/index.ts';
import type { WithHeadroomOptions } from '../http/headroom-for.ts';
import { asObject } from '../http/json/read.ts';
import type { GuardOptions } from '../http/server/guard.ts';
import type { ListenOptions } from '../http/server/listen.ts';
import { type RunningServer, serve } from '../http/server/serve.ts';
import { createMcpHandler } from './handler.ts';

const PATH = '/mcp';

/**
 * Serves MCP over streamable HTTP at `/mcp` of an address of this computer. Rejects with a HeadroomError of code
 * `invalid_options` for wrong options, where it cannot listen there, or others could call it without a token, and of
 * code `invalid_config` for a wrong configuration.
 */
export async function serveMcpHttp(
  options: WithHeadroomOptions,
  place: ListenOptions & GuardOptions,
): Promise<RunningServer> {
  assertPlace(place);
  const handler = createMcpHandler(options, place);
  const server = await serve(async (request) => {
    if (new URL(request.url).pathname === PATH) return handler.fetch(request);
    return new Response(`MCP is at ${PATH}\n`, { status: 404 });
  }, place);
  return {
    url: `${server.url}${PATH}`,
    close: async () => {
      await server.close();
      await handler.close();
    },
  };
}

/** Callers in JavaScript may have left out the port, or all of it. */
function assertPlace(place: unknown): void {
  const { port } = asObject(place);
  if (Number.isInteger(port) && Number(port) >= 0 && Number(port) <= LAST_PORT) return;
  throw new HeadroomError('invalid_options', NO_PLACE);
}

const LAST_PORT = 65_535;
const NO_PLACE =
  "serveMcpHttp(): its second argument says where it listens, such as { address: '127.0.0.1', port: 8788 }; port 0 takes a free one";
