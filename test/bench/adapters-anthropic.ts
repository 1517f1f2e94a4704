import Anthropic from '@anthropic-ai/sdk';

import { withHeadroom } from '../../adapters/anthropic/index.ts';
import type { AdapterBench, BenchScene } from './adapters.ts';

const TOOL: Anthropic.Tool = {
  name: 'search',
  input_schema: { type: 'object', properties: {} },
};

/** The Anthropic SDK's messages. */
export const anthropic: AdapterBench = {
  name: 'anthropic',
  open({ headroom, ...said }) {
    const client = new Anthropic({ apiKey: 'none', fetch: async () => Response.json(MESSAGE) });
    const wrapped = withHeadroom(client, { headroom });
    const history = messagesOf(said);
    const ask = async (by: Anthropic, content: string): Promise<unknown> =>
      by.messages.create({
        model: 'claude-opus-4-5',
        max_tokens: 100,
        messages: [...history, { role: 'user', content }],
        tools: [TOOL],
      });
    return {
      bare: (question) => ask(client, question),
      wrapped: (question) => ask(wrapped, question),
    };
  },
};

function messagesOf({ opening, turns }: Omit<BenchScene, 'headroom'>): Anthropic.MessageParam[] {
  return [
    { role: 'user', content: opening },
    ...turns.flatMap(({ id, output, answer }): Anthropic.MessageParam[] => [
      { role: 'assistant', content: [{ type: 'tool_use', id, name: 'search', input: {} }] },
      { role: 'user', content: [{ type: 'tool_result', tool_use_id: id, content: output }] },
      { role: 'assistant', content: answer },
    ]),
  ];
}

const MESSAGE = {
  id: 'msg_1',
  type: 'message',
  role: 'assistant',
  model: 'claude-opus-4-5',
  content: [{ type: 'text', text: 'Yes.' }],
  stop_reason: 'end_turn',
  stop_sequence: null,
  usage: { input_tokens: 1, output_tokens: 1 },
};
