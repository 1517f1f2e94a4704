import { AIMessage, type BaseMessage, HumanMessage, ToolMessage } from '@langchain/core/messages';
import { ChatOpenAI } from '@langchain/openai';

import { HeadroomChatModel } from '../../adapters/langchain/index.ts';
import type { AdapterBench, BenchScene } from './adapters.ts';
import { completion } from './adapters-openai.ts';

const TOOL = {
  type: 'function' as const,
  function: { name: 'search', parameters: { type: 'object', properties: {} } },
};

/** LangChain's chat model of OpenAI. */
export const langChain: AdapterBench = {
  name: 'langchain',
  open({ headroom, ...said }) {
    const model = new ChatOpenAI({
      model: 'gpt-5.2',
      apiKey: 'none',
      configuration: { fetch: completion },
      useResponsesApi: false,
    });
    const history = messagesOf(said);
    const ask =
      (by: ReturnType<typeof model.bindTools>) =>
      async (question: string): Promise<unknown> =>
        by.invoke([...history, new HumanMessage(question)]);
    return {
      bare: ask(model.bindTools([TOOL])),
      wrapped: ask(new HeadroomChatModel({ model, headroom }).bindTools([TOOL])),
    };
  },
};

function messagesOf({ opening, turns }: Omit<BenchScene, 'headroom'>): BaseMessage[] {
  return [
    new HumanMessage(opening),
    ...turns.flatMap(({ id, output, answer }) => [
      new AIMessage({ content: '', tool_calls: [{ id, name: 'search', args: {} }] }),
      new ToolMessage({ tool_call_id: id, content: output }),
      new AIMessage(answer),
    ]),
  ];
}
