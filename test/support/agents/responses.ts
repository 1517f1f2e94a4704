import OpenAI from 'openai';

import {
  type Agent,
  type AgentFactory,
  type AgentSetup,
  type Answer,
  type AskOptions,
  TOOL,
} from './agent.ts';
import { clientOf, type OpenClient } from './chat.ts';

/** How an agent on responses keeps its conversation. */
export interface ResponsesOptions {
  readonly stream: boolean;
  /** Who holds the conversation: the client, or the provider by the id of the previous response. */
  readonly heldBy: 'client' | 'provider';
  /** Makes its client; by default one of the SDK's current version. */
  readonly open?: OpenClient;
}

/** An agent on OpenAI responses. */
export function responsesAgent(options: ResponsesOptions): AgentFactory {
  return (setup) => openResponses(options, setup);
}

interface Conversation {
  input: OpenAI.Responses.ResponseInputItem[];
  previous: string | undefined;
}

function openResponses(
  options: ResponsesOptions,
  setup: AgentSetup,
  conversation: Conversation = { input: [], previous: undefined },
): Agent {
  const { stream, heldBy, open = clientOf(OpenAI) } = options;
  const { thinks = false } = setup;
  const client = open(setup);
  return {
    moveTo: (other) => openResponses(options, other, conversation),
    say: (content) => void conversation.input.push({ role: 'user', content }),
    give: (id, output) =>
      void conversation.input.push({ type: 'function_call_output', call_id: id, output }),
    async ask({ signal, headers, parameters }: AskOptions = {}) {
      const { input, previous } = conversation;
      const body = {
        model: 'gpt-5.2',
        input,
        tools: [TOOL_OF_RESPONSES],
        ...(previous === undefined ? {} : { previous_response_id: previous }),
        ...(thinks ? { reasoning: { effort: 'low' as const } } : {}),
        ...parameters,
      };
      const settings = { ...(signal && { signal }), ...(headers && { headers }) };
      const response = stream
        ? await client.responses.stream(body, settings).finalResponse()
        : await client.responses.create(body, settings);
      if (heldBy === 'provider') {
        conversation.previous = response.id;
        conversation.input = [];
      } else input.push(...(response.output as OpenAI.Responses.ResponseInputItem[]));
      return describe(response);
    },
  };
}

const TOOL_OF_RESPONSES = {
  type: 'function',
  name: TOOL.name,
  description: TOOL.description,
  parameters: TOOL.schema,
  strict: false,
} as const;

function describe(
  response: Pick<OpenAI.Responses.Response, 'output' | 'status' | 'usage'>,
): Answer {
  const { output } = response;
  const calls = output.filter((item) => item.type === 'function_call');
  const texts = output
    .filter((item) => item.type === 'message')
    .flatMap((item) => item.content.filter((part) => part.type === 'output_text'));
  return {
    text: texts.map((part) => part.text).join('\n\n'),
    calls: calls.map((call) => ({ id: call.call_id, name: call.name })),
    thoughts: output.filter((item) => item.type === 'reasoning').map((item) => item.id),
    reason: response.status ?? '',
    promptTokens: response.usage?.input_tokens ?? 0,
  };
}
