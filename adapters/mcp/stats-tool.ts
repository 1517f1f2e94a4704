import type { CallToolResult, McpServer } from '@modelcontextprotocol/server';
import { z } from 'zod';

import type { Session } from './session.ts';

const inputSchema = z.object({});

const outputSchema = z.object({
  compressions: z.number().describe('Texts compressed since the server was started.'),
  tokens: z.object({ before: z.number(), after: z.number() }).describe('Of all these texts.'),
  retrievals: z.number().describe('Calls of headroom_retrieve since then.'),
  originals: z.number().describe('Originals that this project keeps.'),
  bytes: z.number().describe('Their size.'),
  failures: z.number().describe('Problems that were worked around.'),
  lastFailure: z.string().optional(),
});

/** Adds `headroom_stats`. */
export function addStatsTool(server: McpServer, session: Session): void {
  const config = {
    title: 'Figures of Headroom',
    description: 'Tokens that headroom_compress saved, and how much is kept for headroom_retrieve.',
    inputSchema,
    outputSchema,
    annotations: { readOnlyHint: true, idempotentHint: true, openWorldHint: false },
  };
  server.registerTool('headroom_stats', config, () => stats(session));
}

async function stats(session: Session): Promise<CallToolResult> {
  const { originals, bytes, retrievals, failures, lastFailure } = await session.headroom.stats();
  const figures: z.infer<typeof outputSchema> = {
    ...session.totals(),
    retrievals,
    originals,
    bytes,
    failures,
    ...(lastFailure === undefined ? {} : { lastFailure }),
  };
  return {
    content: [{ type: 'text', text: JSON.stringify(figures) }],
    structuredContent: figures,
  };
}
