import { type AnthropicProvider, createAnthropic } from '@ai-sdk/anthropic';
import { createOpenAI } from '@ai-sdk/openai';
import {
  APICallError,
  generateText,
  jsonSchema,
  type LanguageModelUsage,
  type ModelMessage,
  RetryError,
  streamText,
  tool,
  type ToolSet,
  wrapLanguageModel,
} from 'ai';
import * as six from 'ai-6';
import { createAnthropic as createAnthropic3 } from 'ai-sdk-anthropic-3';
import { createOpenAI as createOpenAI3 } from 'ai-sdk-openai-3';

import { headroomMiddleware } from '../../../adapters/ai-sdk/index.ts';
import {
  type Agent,
  type AgentFactory,
  type AgentSetup,
  type Answer,
  type AskOptions,
  TOOL,
} from './agent.ts';

globalThis.AI_SDK_LOG_WARNINGS = false;

/** The API that a provider of the AI SDK speaks, and who holds the conversation. */
export type AiSdkApi = 'chat' | 'responses' | 'responses held' | 'anthropic' | 'anthropic thread';

/** What an agent on the AI SDK is made with. */
export interface AiSdkOptions {
  readonly api: AiSdkApi;
  readonly stream: boolean;
  /** The major version of the SDK. */
  readonly version?: 6 | 7;
}

/** An agent on the AI SDK. */
export function aiSdkAgent(options: AiSdkOptions): AgentFactory {
  return (setup) => openAgent(setup, options, { messages: [], previous: undefined });
}

type Sdk = Record<'generateText', typeof generateText> &
  Record<'streamText', typeof streamText> &
  Record<'wrapLanguageModel', typeof wrapLanguageModel>;

const SDKS: Readonly<Record<6 | 7, Sdk>> = {
  7: { generateText, streamText, wrapLanguageModel },
  // What is used of them here is the same in both, whatever the versions of their types.
  6: six as unknown as Sdk,
};

interface Conversation {
  messages: ModelMessage[];
  /** Id of the response that the provider goes on from. */
  previous: string | undefined;
}

type Model = ReturnType<AnthropicProvider>;

function modelFor({ fetch, headroom }: AgentSetup, { api, version = 7 }: AiSdkOptions): Model {
  const model = bareModel(fetch, { api, version });
  const middleware = headroom === undefined ? {} : headroomMiddleware({ headroom });
  return SDKS[version].wrapLanguageModel({ model, middleware });
}

/** The packages of the providers that belong to a version of the SDK. */
const PROVIDERS: Readonly<
  Record<6 | 7, { createAnthropic: typeof createAnthropic; createOpenAI: typeof createOpenAI }>
> = {
  7: { createAnthropic, createOpenAI },
  // What is used of them here is the same in both, but for the version of the models.
  6: { createAnthropic: createAnthropic3, createOpenAI: createOpenAI3 } as never,
};

function bareModel(
  fetch: typeof globalThis.fetch,
  { api, version }: { readonly api: AiSdkApi; readonly version: 6 | 7 },
): Model {
  const provider = PROVIDERS[version];
  if (api.startsWith('anthropic'))
    return provider.createAnthropic({ apiKey: 'sk-ant-secret', fetch })('claude-opus-4-5');
  const openai = provider.createOpenAI({ apiKey: 'sk-secret', fetch });
  return api === 'chat' ? openai.chat('gpt-5.2') : openai.responses('gpt-5.2');
}

function openAgent(setup: AgentSetup, options: AiSdkOptions, conversation: Conversation): Agent {
  const { api, stream, version = 7 } = options;
  const { thinks = false, maxRetries = 0 } = setup;
  const model = modelFor(setup, options);
  const ask = stream ? readStream : generate;
  return {
    moveTo: (other) => openAgent(other, options, conversation),
    say: (content) => void conversation.messages.push({ role: 'user', content }),
    give: (id, value) =>
      void conversation.messages.push({
        role: 'tool',
        content: [
          {
            type: 'tool-result',
            toolCallId: id,
            toolName: TOOL.name,
            output: { type: 'text', value },
          },
        ],
      }),
    async ask({ signal, headers, parameters = {} }: AskOptions = {}) {
      const { messages, previous } = conversation;
      const request: Request = {
        model,
        messages,
        maxRetries,
        ...(signal && { abortSignal: signal }),
        ...(headers && { headers }),
        ...('tools' in parameters ? {} : { tools: TOOLS }),
        providerOptions: {
          openai: {
            ...(api === 'responses held' && previous && { previousResponseId: previous }),
            ...(thinks && { reasoningEffort: 'low' }),
          },
          anthropic: {
            ...(api === 'anthropic thread' && { thread: threadFrom(previous) }),
            ...(thinks && { thinking: { type: 'adaptive' } }),
          },
          ...(parameters['providerOptions'] as object | undefined),
        },
      };
      const result = await ask(request, SDKS[version]);
      if (api === 'responses held' || api === 'anthropic thread') {
        conversation.previous = result.response.id;
        conversation.messages = [];
      } else messages.push(...result.response.messages);
      return describe(result);
    },
  };
}

function threadFrom(id: string | undefined): Record<string, string> {
  return id === undefined ? { type: 'create' } : { type: 'continue', previousMessageId: id };
}

/** What both functions take. */
interface Request {
  readonly model: Model;
  readonly messages: ModelMessage[];
  readonly maxRetries: number;
  readonly abortSignal?: AbortSignal;
  readonly headers?: Record<string, string>;
  readonly tools?: ToolSet;
  readonly providerOptions: Parameters<typeof generateText>[0]['providerOptions'] & object;
}

const TOOLS: ToolSet = {
  [TOOL.name]: tool({ description: TOOL.description, inputSchema: jsonSchema(TOOL.schema) }),
};

type Finished = Pick<
  Awaited<ReturnType<typeof generateText>>,
  'text' | 'toolCalls' | 'reasoning' | 'finishReason' | 'response' | 'providerMetadata'
> & { readonly usage: LanguageModelUsage };

async function generate(request: Request, sdk: Sdk): Promise<Finished> {
  try {
    return await sdk.generateText(request);
  } catch (error) {
    throw withStatus(error);
  }
}

async function readStream(request: Request, sdk: Sdk): Promise<Finished> {
  let failure: unknown;
  const result = sdk.streamText({ ...request, onError: ({ error }) => void (failure ??= error) });
  for await (const part of result.fullStream) {
    if (part.type === 'abort') throw new DOMException('The stream was aborted.', 'AbortError');
  }
  if (failure !== undefined) throw withStatus(failure);
  return {
    text: await result.text,
    toolCalls: await result.toolCalls,
    reasoning: await result.reasoning,
    finishReason: await result.finishReason,
    response: await result.response,
    providerMetadata: await result.providerMetadata,
    usage: await result.usage,
  };
}

/** Errors of the SDK tell the status under a name of their own, the last of several inside. */
function withStatus(error: unknown): unknown {
  const last = RetryError.isInstance(error) ? error.lastError : error;
  return APICallError.isInstance(last) ? Object.assign(last, { status: last.statusCode }) : last;
}

function describe({ text, toolCalls, reasoning, finishReason, usage }: Finished): Answer {
  return {
    text,
    calls: toolCalls.map(({ toolCallId: id, toolName: name }) => ({ id, name })),
    thoughts: reasoning.map((part) => ('text' in part ? part.text : part.type)),
    reason: finishReason.replace('-', '_'),
    promptTokens: usage.inputTokens ?? 0,
  };
}
