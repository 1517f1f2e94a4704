import { loadZod } from '../load-zod.ts';
import type { MessageFormat } from '../messages/lens.ts';
import { once } from '../once.ts';

/** Name of the one tool that the model is given. */
export const RETRIEVE_TOOL_NAME = 'headroom_retrieve';

const DESCRIPTION =
  'Reads what "[headroom hash=...]" left out. Call it only where the missing part matters.';

/** The parameters as JSON Schema, from the one schema of them. */
const parametersOf = once(() => {
  const { z } = loadZod();
  const schema = z.object({
    hash: z.string(),
    query: z.string().optional(),
    lines: z.string().describe('"40-60"').optional(),
    rows: z.string().describe('of a list').optional(),
    path: z.string().describe('"items[3].name"').optional(),
    grep: z.string().describe('regex').optional(),
  });
  const { $schema: _, additionalProperties: __, ...parameters } = z.toJSONSchema(schema);
  return parameters;
});

/** The definition of `headroom_retrieve` in the form of a message format; under 130 tokens. */
export function retrieveTool(format: MessageFormat): unknown {
  const parameters = structuredClone(parametersOf());
  const named = { name: RETRIEVE_TOOL_NAME, description: DESCRIPTION };
  if (format === 'anthropic') return { ...named, input_schema: parameters };
  if (format === 'ai-sdk') return { type: 'function', ...named, inputSchema: parameters };
  const definition = { ...named, parameters };
  if (format === 'openai-chat') return { type: 'function', function: definition };
  // The Responses API would take optional parameters for a mistake in its strict mode, its default.
  return { type: 'function', ...definition, strict: false };
}
