import { createAnthropic } from '@ai-sdk/anthropic';
import { createOpenAI } from '@ai-sdk/openai';
import {
  generateText,
  jsonSchema,
  type LanguageModel,
  type ModelMessage,
  tool,
  type ToolSet,
  wrapLanguageModel,
} from 'ai';

import { headroomMiddleware } from '../../../../adapters/ai-sdk/index.ts';
import { toFormat } from '../../../support/conversations/to-format.ts';
import {
  openHeadroom,
  REPLAY_MODELS,
  type ReplayClient,
  type ReplaySetup,
  TOOL_SCHEMA,
} from './client.ts';

/** A client on the AI SDK. */
export function aiSdkClient(setup: ReplaySetup): ReplayClient {
  const { watch } = setup;
  const model = modelFor(setup);
  const messages: ModelMessage[] = [];
  const request = { model, messages, tools: toolSet(setup.tools), ...OPTIONS };
  return {
    async ask(given) {
      // Recordings are rendered as the SDK's own messages.
      messages.push(...(toFormat({ messages: given }, 'ai-sdk').messages as ModelMessage[]));
      try {
        const { responseMessages } = await watch.time(() => generateText(request));
        messages.push(...responseMessages);
        return true;
      } catch {
        return false;
      }
    },
  };
}

const OPTIONS = {
  maxOutputTokens: 1000,
  maxRetries: 0,
  allowSystemInMessages: true,
  providerOptions: { anthropic: { cacheControl: { type: 'ephemeral' } } },
} as const;

function modelFor(setup: ReplaySetup): LanguageModel {
  const { api, fetch } = setup;
  const openai = createOpenAI({ apiKey: 'none', fetch });
  const model =
    api === 'anthropic'
      ? createAnthropic({ apiKey: 'none', fetch })(REPLAY_MODELS[api])
      : api === 'openai-chat'
        ? openai.chat(REPLAY_MODELS[api])
        : openai.responses(REPLAY_MODELS[api]);
  const headroom = openHeadroom(setup);
  if (headroom === undefined) return model;
  return wrapLanguageModel({ model, middleware: headroomMiddleware({ headroom }) });
}

function toolSet(names: readonly string[]): ToolSet {
  const tools: ToolSet = {};
  for (const name of names) tools[name] = tool({ inputSchema: jsonSchema(TOOL_SCHEMA) });
  return tools;
}
