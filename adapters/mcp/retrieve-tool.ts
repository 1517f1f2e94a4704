import type { CallToolResult, McpServer } from '@modelcontextprotocol/server';
import { z } from 'zod';

import { RETRIEVE_TOOL_NAME } from '../../src/index.ts';
import { retrieveDefinition } from '../http/retrieve-arguments.ts';
import type { Session } from './session.ts';

const outputSchema = z.object({
  found: z.boolean(),
  text: z.string().describe('What was asked for, or why it is not there and what to do instead.'),
  next: z.record(z.string(), z.string()).optional().describe('The arguments for what follows.'),
});

/** Adds `headroom_retrieve`. */
export function addRetrieveTool(server: McpServer, session: Session): void {
  const config = {
    title: 'Read what was left out',
    ...retrieveDefinition(),
    outputSchema,
    annotations: { readOnlyHint: true, idempotentHint: true, openWorldHint: false },
  };
  server.registerTool(RETRIEVE_TOOL_NAME, config, (request) => retrieve(session, request));
}

async function retrieve({ headroom }: Session, request: unknown): Promise<CallToolResult> {
  const answer = await headroom.retrieve(request);
  headroom.note({ kind: 'retrieval' });
  return {
    content: [{ type: 'text', text: answer.text }],
    structuredContent: { ...answer },
    isError: !answer.found,
  };
}
