import type { GuardOptions } from '../http/guard.ts';
import type { WithHeadroomOptions } from '../http/headroom-for.ts';
import type { ListenOptions } from '../http/listen.ts';
import { type RunningServer, serve } from '../http/serve.ts';
import { createMcpHandler } from './handler.ts';

const PATH = '/mcp';

/**
 * Serves MCP over streamable HTTP at `/mcp` of an address of this computer. Rejects with a HeadroomError of code
 * `invalid_options` where it cannot listen there, or others could call it without a token.
 */
export async function serveMcpHttp(
  options: WithHeadroomOptions,
  place: ListenOptions & GuardOptions,
): Promise<RunningServer> {
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
