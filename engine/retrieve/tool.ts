import { z } from 'zod';

import type { MessageFormat } from '../messages/lens.ts';

/** Name of the one tool that the model is given. */
export const RETRIEVE_TOOL_NAME = 'headroom_retrieve';

const DESCRIPTION =
  'Reads what "[headroom hash=...]" left out. Call it only where the missing part matters.';

const SCHEMA = z.object({
  hash: z.string(),
  query: z.string().optional(),
  lines: z.string().describe('"40-60"').optional(),
  rows: z.string().describe('of a list').optional(),
  path: z.string().describe('"items[3].name"').optional(),
  grep: z.string().describe('regex').optional(),
});

const PARAMETERS = once(() => {
  const { $schema: _, additionalProperties: __, ...parameters } = z.toJSONSchema(SCHEMA);
  return parameters;
});

/** The definition of `headroom_retrieve` in the form of a message format; under 130 tokens. */
export function retrieveTool(format: MessageFormat): unknown {
  const parameters = structuredClone(PARAMETERS());
  const named = { name: RETRIEVE_TOOL_NAME, description: DESCRIPTION };
  if (format === 'anthropic') return { ...named, input_schema: parameters };
  const definition = { ...named, parameters };
  if (format === 'openai-chat') return { type: 'function', function: definition };
  // The Responses API would take optional parameters for a mistake in its strict mode, its default.
  return { type: 'function', ...definition, strict: false };
}

/** A function that makes its value at the first call and gives the same one from then on. */
function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
