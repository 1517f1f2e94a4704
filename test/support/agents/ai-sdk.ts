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

import { headroomMiddleware } from '../../../adapters/ai-sdk/index.ts';
import {
  type Agent,
  type AgentFactory,
  type AgentSetup,
  type Answer,
  type AskOptions,
  TOOL,
} from './agent.ts';

/** The API that a provider of the AI SDK speaks, and who holds the conversation. */
export type AiSdkApi = 'chat' | 'responses' | 'responses held' | 'anthropic';

/** An agent on the AI SDK. */
export function aiSdkAgent(api: AiSdkApi, stream: boolean): AgentFactory {
  return (setup) => openAgent(setup, { api, stream }, { messages: [], previous: undefined });
}

interface Conversation {
  messages: ModelMessage[];
  /** Id of the response that the provider goes on from. */
  previous: string | undefined;
}

type Model = ReturnType<AnthropicProvider>;

function modelFor({ fetch, headroom }: AgentSetup, api: AiSdkApi): Model {
  const model = bareModel(fetch, api);
  if (headroom === undefined) return model;
  return wrapLanguageModel({ model, middleware: headroomMiddleware({ headroom }) });
}

function bareModel(fetch: typeof globalThis.fetch, api: AiSdkApi): Model {
  if (api === 'anthropic')
    return createAnthropic({ apiKey: 'sk-ant-secret', fetch })('claude-opus-4-5');
  const openai = createOpenAI({ apiKey: 'sk-secret', fetch });
  return api === 'chat' ? openai.chat('gpt-5.2') : openai.responses('gpt-5.2');
}

function openAgent(
  setup: AgentSetup,
  options: { readonly api: AiSdkApi; readonly stream: boolean },
  conversation: Conversation,
): Agent {
  const { api, stream } = options;
  const { thinks = false, maxRetries = 0 } = setup;
  const model = modelFor(setup, api);
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
      const held = previous === undefined ? {} : { previousResponseId: previous };
      const request: Request = {
        model,
        messages,
        maxRetries,
        ...(signal && { abortSignal: signal }),
        ...(headers && { headers }),
        ...('tools' in parameters ? {} : { tools: TOOLS }),
        providerOptions: {
          openai: { ...held, ...(thinks && { reasoningEffort: 'low' }) },
          ...(thinks && { anthropic: { thinking: { type: 'adaptive' } } }),
          ...(parameters['providerOptions'] as object | undefined),
        },
      };
      const result = await (stream ? readStream(request) : generate(request));
      if (api === 'responses held') {
        const { responseId } = result.providerMetadata?.['openai'] ?? {};
        conversation.previous = typeof responseId === 'string' ? responseId : undefined;
        conversation.messages = [];
      } else messages.push(...result.responseMessages);
      return describe(result);
    },
  };
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
  'text' | 'toolCalls' | 'reasoning' | 'finishReason' | 'responseMessages' | 'providerMetadata'
> & { readonly usage: LanguageModelUsage };

async function generate(request: Request): Promise<Finished> {
  try {
    return await generateText(request);
  } catch (error) {
    throw withStatus(error);
  }
}

async function readStream(request: Request): Promise<Finished> {
  let failure: unknown;
  const result = streamText({ ...request, onError: ({ error }) => void (failure ??= error) });
  for await (const part of result.fullStream) {
    if (part.type === 'abort') throw new DOMException('The stream was aborted.', 'AbortError');
  }
  if (failure !== undefined) throw withStatus(failure);
  return {
    text: await result.text,
    toolCalls: await result.toolCalls,
    reasoning: await result.reasoning,
    finishReason: await result.finishReason,
    responseMessages: await result.responseMessages,
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
