import OpenAI from 'openai';

import { withHeadroom } from '../../adapters/openai/index.ts';
import type { AdapterBench, BenchScene } from './adapters.ts';

const PARAMETERS = { type: 'object', properties: {} };
const TOOL: OpenAI.ChatCompletionTool = {
  type: 'function',
  function: { name: 'search', parameters: PARAMETERS },
};

/** The OpenAI SDK's chat completions. */
export const openAi: AdapterBench = {
  name: 'openai',
  open({ headroom, ...said }) {
    const client = new OpenAI({ apiKey: 'none', fetch: completion });
    const wrapped = withHeadroom(client, { headroom });
    const history = messagesOf(said);
    const ask = async (by: OpenAI, content: string): Promise<unknown> =>
      by.chat.completions.create({
        model: 'gpt-5.2',
        messages: [...history, { role: 'user', content }],
        tools: [TOOL],
      });
    return {
      bare: (question) => ask(client, question),
      wrapped: (question) => ask(wrapped, question),
    };
  },
};

function messagesOf({
  opening,
  turns,
}: Omit<BenchScene, 'headroom'>): OpenAI.ChatCompletionMessageParam[] {
  return [
    { role: 'user', content: opening },
    ...turns.flatMap(({ id, output, answer }): OpenAI.ChatCompletionMessageParam[] => [
      {
        role: 'assistant',
        content: null,
        tool_calls: [{ id, type: 'function', function: { name: 'search', arguments: '{}' } }],
      },
      { role: 'tool', tool_call_id: id, content: output },
      { role: 'assistant', content: answer },
    ]),
  ];
}

const COMPLETION = {
  id: 'completion',
  object: 'chat.completion',
  created: 1,
  model: 'gpt-5.2',
  choices: [{ index: 0, message: { role: 'assistant', content: 'Yes.' }, finish_reason: 'stop' }],
  usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
};

/** A provider of chat completions that takes no time. */
export async function completion(): Promise<Response> {
  return Response.json(COMPLETION);
}
