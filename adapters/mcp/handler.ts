import { createMcpHandler as createSdkHandler } from '@modelcontextprotocol/server';

import { checkOptions, loadZod } from '../../src/index.ts';
import type { WithHeadroomOptions } from '../http/headroom-for.ts';
import { createGuard, type GuardOptions, type GuardRefusal } from '../http/server/guard.ts';
import { MESSAGE_BYTES, serverFor } from './server.ts';
import { openSession } from './session.ts';

/** MCP over streamable HTTP as a web-standard handler. */
export interface McpHandler {
  /** Answers a request; mount it under a path of your own. */
  readonly fetch: (request: Request) => Promise<Response>;
  /** Ends the calls and streams that are open. */
  close(): Promise<void>;
}

const LOCAL: GuardOptions = { address: '127.0.0.1' };

/**
 * The handler behind `headroom mcp --http`, for a server of your own. `access` says where that listens and which
 * token it asks for; by default only requests to localhost are answered. Throws a HeadroomError of code
 * `invalid_options` for wrong options and for an address that others can reach without a token, and of code
 * `invalid_config` for a wrong configuration.
 */
export function createMcpHandler(
  options: WithHeadroomOptions = {},
  access: GuardOptions = LOCAL,
): McpHandler {
  assertAccess(access);
  const guard = createGuard(access);
  const session = openSession(options, 'createMcpHandler()');
  const handler = createSdkHandler(() => serverFor(session), { maxRequestBodySize: MESSAGE_BYTES });
  return {
    fetch: async (request) => {
      const refusal = guard(request.headers);
      return refusal === undefined ? handler.fetch(request) : refuse(refusal);
    },
    close: () => handler.close(),
  };
}

function assertAccess(access: unknown): void {
  const { z } = loadZod();
  const schema = z.strictObject({
    address: z.custom<string>((value) => typeof value === 'string', { error: EXPECTED }),
    token: z.string().exactOptional(),
    // For who listens there.
    port: z.number().exactOptional(),
  });
  checkOptions(schema, access, { place: 'createMcpHandler(): where it listens', elsewhere });
}

const EXPECTED = 'expected the address that the server listens on, such as 127.0.0.1';

function elsewhere(name: string): string | undefined {
  return name === 'host' ? 'the host is called address, such as 127.0.0.1' : undefined;
}

/** The form in which the protocol answers what it cannot take for a request. */
function refuse({ status, message }: GuardRefusal): Response {
  const headers = status === 401 ? { 'www-authenticate': 'Bearer' } : {};
  const body = { jsonrpc: '2.0', error: { code: -32_000, message }, id: null };
  return Response.json(body, { status, headers });
}
