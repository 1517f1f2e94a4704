import type { MessageFormat } from '../messages/lens.ts';

/** Name of the one tool that the model is given. */
export const RETRIEVE_TOOL_NAME = 'headroom_retrieve';

const DESCRIPTION =
  'Reads what "[headroom hash=...]" left out. Call it only where the missing part matters.';

/** The definition of `headroom_retrieve` in the form of a message format. */
export function retrieveTool(format: MessageFormat): unknown {
  const parameters = parametersSchema();
  const named = { name: RETRIEVE_TOOL_NAME, description: DESCRIPTION };
  if (format === 'anthropic') return { ...named, input_schema: parameters };
  if (format === 'ai-sdk') return { type: 'function', ...named, inputSchema: parameters };
  const definition = { ...named, parameters };
  if (format === 'gemini') return definition;
  // The form that LangChain's chat models all take is that of chat completions.
  const isChat = format === 'openai-chat' || format === 'langchain';
  if (isChat) return { type: 'function', function: definition };
  // The Responses API would take optional parameters for a mistake in its strict mode, its default.
  return { type: 'function', ...definition, strict: false };
}

/** The parameters as JSON Schema; what models make of them is read leniently. */
function parametersSchema(): unknown {
  return {
    type: 'object',
    properties: {
      hash: { type: 'string' },
      query: { type: 'string' },
      lines: { type: 'string', description: '"40-60"' },
      rows: { type: 'string', description: 'of a list' },
      path: { type: 'string', description: '"items[3].name"' },
      grep: { type: 'string', description: 'regex' },
    },
    required: ['hash'],
  };
}
