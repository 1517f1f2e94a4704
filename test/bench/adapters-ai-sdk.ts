import { createOpenAI } from '@ai-sdk/openai';
import {
  generateText,
  jsonSchema,
  type LanguageModel,
  type ModelMessage,
  tool,
  wrapLanguageModel,
} from 'ai';

import { headroomMiddleware } from '../../adapters/ai-sdk/index.ts';
import type { AdapterBench, BenchScene } from './adapters.ts';
import { completion } from './adapters-openai.ts';

const tools = {
  search: tool({
    inputSchema: jsonSchema<object>({ type: 'object', properties: {} }),
    execute: () => '',
  }),
};

/** The AI SDK's `generateText`. */
export const aiSdk: AdapterBench = {
  name: 'ai-sdk',
  open({ headroom, ...said }) {
    const model = createOpenAI({ apiKey: 'none', fetch: completion }).chat('gpt-5.2');
    const wrapped = wrapLanguageModel({ model, middleware: headroomMiddleware({ headroom }) });
    const history = messagesOf(said);
    const ask = async (by: LanguageModel, content: string): Promise<unknown> =>
      generateText({ model: by, tools, messages: [...history, { role: 'user', content }] });
    return {
      bare: (question) => ask(model, question),
      wrapped: (question) => ask(wrapped, question),
    };
  },
};

function messagesOf({ opening, turns }: Omit<BenchScene, 'headroom'>): ModelMessage[] {
  return [
    { role: 'user', content: opening },
    ...turns.flatMap(({ id, output, answer }): ModelMessage[] => {
      const call = { toolCallId: id, toolName: 'search' };
      const value = { type: 'text' as const, value: output };
      return [
        { role: 'assistant', content: [{ type: 'tool-call', ...call, input: {} }] },
        { role: 'tool', content: [{ type: 'tool-result', ...call, output: value }] },
        { role: 'assistant', content: answer },
      ];
    }),
  ];
}
