import type { CallToolResult, McpServer, ServerContext } from '@modelcontextprotocol/server';
import { z } from 'zod';

import { DEFAULT_MODEL, HeadroomError, parseReferences } from '../../src/index.ts';
import {
  blocksOf,
  compressMaterial,
  type MaterialCompression,
} from '../http/material/compress-material.ts';
import { type Material, materialOf } from '../http/material/material.ts';
import { type CountedTokens, countTokens } from './count-tokens.ts';
import { originalUri } from './originals.ts';
import { progressOf } from './progress.ts';
import type { Session } from './session.ts';

const NAME = 'headroom_compress';

const inputSchema = z.object({
  text: z
    .string()
    .describe('A tool output, log, file or document, or a conversation as JSON array of messages.'),
  query: z.string().optional().describe('What is looked for in the text; decides what is shown.'),
  source: z
    .string()
    .optional()
    .describe('The command or path that the text came from, told where it has to be read again.'),
  model: z.string().optional().describe('The model that reads it; decides how tokens count.'),
  lossless: z.boolean().optional().describe('True leaves nothing out.'),
});

const tokens = z.object({ before: z.number(), after: z.number() });

const outputSchema = z.object({
  text: z.string().describe('The compressed text.'),
  tokens,
  references: z
    .array(z.object({ hash: z.string(), missing: z.string(), uri: z.string() }))
    .describe('What was left out, and where all of it is.'),
  blocks: z
    .array(z.object({ kind: z.string(), outcome: z.string(), reason: z.string(), tokens }))
    .describe('What became of the text, or of each text of the conversation.'),
  notices: z.array(z.string()).describe('What went other than wished.'),
});

/** Adds `headroom_compress`. */
export function addCompressTool(server: McpServer, session: Session): void {
  const config = {
    title: 'Compress a text',
    description:
      'Says the same in fewer tokens: a tool output, log, JSON document, file or conversation. What it leaves out stands as "[headroom hash=...]" and is read with headroom_retrieve.',
    inputSchema,
    outputSchema,
    annotations: {
      readOnlyHint: false,
      destructiveHint: false,
      idempotentHint: true,
      openWorldHint: false,
    },
  };
  server.registerTool(NAME, config, (given, context) => compress(session, given, context));
}

async function compress(
  session: Session,
  given: z.infer<typeof inputSchema>,
  context: ServerContext,
): Promise<CallToolResult> {
  const report = progressOf(context, 3);
  await report(0, `reading ${given.text.length} characters`);
  const material = materialFor(given);
  await report(1, 'compressing');
  const { signal } = context.mcpReq;
  const model = given.model ?? material.model ?? DEFAULT_MODEL;
  const compression = await compressMaterial(session.headroom, material, {
    retrieval: given.lossless === true ? 'none' : 'tool',
    signal,
    model,
  });
  await report(2, 'counting tokens');
  const answer = described(compression, await countTokens(compression, { model, signal }));
  session.tally(answer.tokens);
  const { before, after } = answer.tokens;
  const figures = [`${before} -> ${after} tokens`, ...answer.notices].join('; ');
  return {
    content: [answer.text, figures].map((text) => ({ type: 'text', text })),
    structuredContent: answer,
  };
}

const NONE = { before: 0, after: 0 };

function materialFor({ text, query, source }: z.infer<typeof inputSchema>): Material {
  const call = { name: NAME, arguments: source === undefined ? {} : { source } };
  const material = materialOf({ text, call }, { query, isConversation: false });
  if (query !== undefined && material.kind === 'conversation') {
    throw new HeadroomError('invalid_options', NO_QUERY);
  }
  return material;
}

const NO_QUERY = 'leave query out: a conversation brings its own questions';

function described(
  compression: MaterialCompression,
  counted: CountedTokens,
): z.infer<typeof outputSchema> {
  const { material, result } = compression;
  const blocks = blocksOf(compression);
  return {
    text: material.write(result),
    tokens: counted.all,
    references: blocks
      .flatMap(({ after }) => parseReferences(after))
      .filter(({ hash }) => result.references.includes(hash))
      .map(({ hash, missing }) => ({ hash, missing, uri: originalUri(hash) })),
    blocks: blocks.map(({ kind, outcome, reason }, index) => {
      return { kind, outcome, reason, tokens: counted.blocks[index] ?? NONE };
    }),
    notices: [...result.notices],
  };
}
