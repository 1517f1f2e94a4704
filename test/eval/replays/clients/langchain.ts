import { ChatAnthropic } from '@langchain/anthropic';
import type { BaseChatModel } from '@langchain/core/language_models/chat_models';
import type { BaseMessage } from '@langchain/core/messages';
import { ChatOpenAI } from '@langchain/openai';

import { HeadroomChatModel } from '../../../../adapters/langchain/index.ts';
import { toLangchain } from '../../../support/conversations/to-langchain.ts';
import {
  openHeadroom,
  REPLAY_MODELS,
  type ReplayClient,
  type ReplaySetup,
  TOOL_SCHEMA,
} from './client.ts';

/** A client on LangChain's chat models. */
export function langchainClient(setup: ReplaySetup): ReplayClient {
  const { watch } = setup;
  const model = modelFor(setup);
  const messages: BaseMessage[] = [];
  // An option of ChatAnthropic's, which other models do not heed.
  const options: object = { cache_control: { type: 'ephemeral' } };
  return {
    async ask(given) {
      messages.push(...given.map(toLangchain));
      try {
        messages.push(await watch.time(() => model.invoke(messages, options)));
        return true;
      } catch {
        return false;
      }
    },
  };
}

function modelFor(setup: ReplaySetup): ReturnType<NonNullable<BaseChatModel['bindTools']>> {
  const { tools } = setup;
  const headroom = openHeadroom(setup);
  const bare = bareModel(setup);
  const model = headroom === undefined ? bare : new HeadroomChatModel({ model: bare, headroom });
  const definitions = tools.map((name) => ({
    type: 'function',
    function: { name, parameters: TOOL_SCHEMA },
  }));
  return tools.length === 0 || model.bindTools === undefined ? model : model.bindTools(definitions);
}

function bareModel({ api, fetch }: ReplaySetup): BaseChatModel {
  const common = { apiKey: 'none', maxRetries: 0 };
  switch (api) {
    case 'anthropic':
      return new ChatAnthropic({
        ...common,
        model: REPLAY_MODELS[api],
        maxTokens: 1000,
        clientOptions: { fetch },
      });
    case 'openai-chat':
    case 'openai-responses':
      return new ChatOpenAI({
        ...common,
        model: REPLAY_MODELS[api],
        configuration: { fetch },
        useResponsesApi: api === 'openai-responses',
      });
    case 'gemini':
      throw new Error('There is no chat model for Gemini here.');
  }
}
