import { McpServer } from '@modelcontextprotocol/server';

import type { WithHeadroomOptions } from '../http/headroom-for.ts';
import { packageVersion } from '../http/version.ts';
import { addCompressTool } from './compress-tool.ts';
import { addOriginals } from './originals.ts';
import { addRetrieveTool } from './retrieve-tool.ts';
import { openSession, type Session } from './session.ts';
import { addStatsTool } from './stats-tool.ts';

/** Most bytes of a message; a text of this size takes seconds to compress. */
export const MESSAGE_BYTES: number = 32 * 1024 * 1024;

/**
 * An MCP server with the tools `headroom_compress`, `headroom_retrieve` and `headroom_stats`, and the originals
 * as resources; connect it to any transport. Throws a HeadroomError of code `invalid_options` for wrong options, and of
 * code `invalid_config` for a wrong configuration.
 */
export function createMcpServer(options: WithHeadroomOptions = {}): McpServer {
  return serverFor(openSession(options, 'createMcpServer()'));
}

/** A server for one connection or request. */
export function serverFor(session: Session): McpServer {
  const identity = { name: 'headroom', title: 'Headroom', version: packageVersion() };
  const server = new McpServer(identity, { instructions: INSTRUCTIONS });
  addCompressTool(server, session);
  addRetrieveTool(server, session);
  addStatsTool(server, session);
  addOriginals(server, session);
  return server;
}

const INSTRUCTIONS =
  'Where a text says "[headroom hash=...: what is missing; source intact]", headroom_retrieve reads what is missing: by rows, lines, path, grep or query. headroom_compress makes large texts small in this way.';
