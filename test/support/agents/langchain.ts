import { ChatAnthropic } from '@langchain/anthropic';
import type { BaseChatModel } from '@langchain/core/language_models/chat_models';
import {
  type AIMessage,
  type AIMessageChunk,
  type BaseMessage,
  HumanMessage,
  ToolMessage,
} from '@langchain/core/messages';
import { ChatOpenAI } from '@langchain/openai';

import { asObject } from '../../../adapters/http/json/read.ts';
import { HeadroomChatModel } from '../../../adapters/langchain/index.ts';
import {
  type Agent,
  type AgentFactory,
  type AgentSetup,
  type Answer,
  type AskOptions,
  TOOL,
} from './agent.ts';

/** The API that a chat model speaks, and who holds the conversation. */
export type LangchainApi = 'chat' | 'responses' | 'responses held' | 'anthropic';

/** How answers are asked for: whole, or in pieces. */
export type LangchainWay = 'invoke' | 'stream';

/** An agent on LangChain's chat models. */
export function langchainAgent(api: LangchainApi, way: LangchainWay): AgentFactory {
  return (setup) => openAgent(setup, { api, way }, { messages: [], previous: undefined });
}

/** The chat model of an API, without a Headroom. */
export function bareModel(setup: Omit<AgentSetup, 'headroom'>, api: LangchainApi): BaseChatModel {
  const { fetch, maxRetries = 0, thinks = false } = setup;
  // What the services refuse in passing is tried again at once.
  const retries = { maxRetries, onFailedAttempt: retryAtOnce };
  if (api === 'anthropic') {
    return new ChatAnthropic({
      model: 'claude-opus-4-5',
      apiKey: 'sk-ant-secret',
      maxTokens: 4000,
      clientOptions: { fetch },
      ...(thinks ? { thinking: { type: 'adaptive' } } : {}),
      ...retries,
    });
  }
  return new ChatOpenAI({
    model: 'gpt-5.2',
    apiKey: 'sk-secret',
    configuration: { fetch },
    useResponsesApi: api !== 'chat',
    ...(thinks ? { reasoning: { effort: 'low', summary: 'auto' } } : {}),
    ...retries,
  });
}

interface Conversation {
  messages: BaseMessage[];
  /** Id of the response that the provider goes on from. */
  previous: string | undefined;
}

function openAgent(
  setup: AgentSetup,
  options: { readonly api: LangchainApi; readonly way: LangchainWay },
  conversation: Conversation,
): Agent {
  const { api, way } = options;
  const { headroom } = setup;
  const bare = bareModel(setup, api);
  const model = headroom === undefined ? bare : new HeadroomChatModel({ model: bare, headroom });
  return {
    moveTo: (other) => openAgent(other, options, conversation),
    say: (text) => void conversation.messages.push(new HumanMessage(text)),
    give: (id, content) =>
      void conversation.messages.push(new ToolMessage({ tool_call_id: id, content })),
    async ask({ signal, parameters = {} }: AskOptions = {}) {
      const { messages, previous } = conversation;
      const { tools = [OPENAI_TOOL], ...others } = parameters;
      const hasTools = !('tools' in parameters);
      const settings = {
        ...(signal === undefined ? {} : { signal }),
        ...(previous === undefined ? {} : { previous_response_id: previous }),
        ...others,
      };
      const bound = hasTools ? model.bindTools?.(tools as (typeof OPENAI_TOOL)[]) : model;
      if (bound === undefined) throw new Error('the model takes no tools');
      const answer = await ANSWERS[way](bound as BaseChatModel, messages, settings);
      if (api === 'responses held') {
        conversation.previous = String(answer.response_metadata['id']);
        conversation.messages = [];
      } else messages.push(answer);
      return describe(answer);
    },
  };
}

const OPENAI_TOOL = {
  type: 'function' as const,
  function: { name: TOOL.name, description: TOOL.description, parameters: TOOL.schema },
};

const ANSWERS: Readonly<Record<LangchainWay, (...asked: Asked) => Promise<AIMessage>>> = {
  invoke: (model, messages, settings) => model.invoke(messages, settings),
  stream: async (model, messages, settings) => whole(await model.stream(messages, settings)),
};

type Asked = [model: BaseChatModel, messages: BaseMessage[], settings: object];

async function whole(stream: AsyncIterable<AIMessageChunk>): Promise<AIMessageChunk> {
  let answer: AIMessageChunk | undefined;
  for await (const chunk of stream) answer = answer?.concat(chunk) ?? chunk;
  if (answer === undefined) throw new DOMException('The stream was aborted.', 'AbortError');
  return answer;
}

/** Pauses between retries are longer than tests should take. */
function retryAtOnce(error: unknown): void {
  const { status } = error as { status?: number };
  if (status === 400) throw error;
}

function describe(answer: AIMessage | AIMessageChunk): Answer {
  const { response_metadata: metadata, additional_kwargs: kwargs } = answer;
  const blocks = typeof answer.content === 'string' ? [] : answer.content;
  const thoughts = blocks.filter(({ type }) => type === 'thinking' || type === 'reasoning');
  return {
    text: answer.text,
    calls: (answer.tool_calls ?? []).map(({ id = '', name }) => ({ id, name })),
    thoughts: thoughts.map((block) => String(block['thinking'] ?? block['reasoning'])),
    reason: String(
      metadata['finish_reason'] ??
        metadata['stop_reason'] ??
        kwargs['stop_reason'] ??
        metadata['status'],
    ),
    promptTokens: Number(asObject(answer.usage_metadata)['input_tokens'] ?? 0),
  };
}
