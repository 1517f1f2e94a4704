import OpenAI from 'openai';

import { withHeadroom } from '../../../adapters/openai/index.ts';
import {
  type Agent,
  type AgentFactory,
  type AgentSetup,
  type Answer,
  type AskOptions,
  TOOL,
} from './agent.ts';

/** Makes a client of one version of the SDK, with a Headroom or bare. */
export type OpenClient = (setup: AgentSetup) => OpenAI;

/** An agent on chat completions. */
export function chatAgent(stream: boolean, open: OpenClient = clientOf(OpenAI)): AgentFactory {
  return (setup) => openChat(open, setup, { stream, messages: [] });
}

/** Clients of a class. */
export function clientOf(Client: typeof OpenAI): OpenClient {
  return ({ fetch, headroom, maxRetries = 0 }) => {
    const client = new Client({ apiKey: 'sk-secret', fetch, maxRetries });
    return headroom === undefined ? client : withHeadroom(client, { headroom });
  };
}

interface Conversation {
  readonly stream: boolean;
  readonly messages: OpenAI.ChatCompletionMessageParam[];
}

function openChat(open: OpenClient, setup: AgentSetup, conversation: Conversation): Agent {
  const client = open(setup);
  const { stream, messages } = conversation;
  return {
    moveTo: (other) => openChat(open, other, conversation),
    say: (content) => void messages.push({ role: 'user', content }),
    give: (id, content) => void messages.push({ role: 'tool', tool_call_id: id, content }),
    async ask({ signal, headers, parameters }: AskOptions = {}) {
      const body = { model: 'gpt-5.2', messages, tools: [TOOL_OF_CHAT], ...parameters };
      const options = { ...(signal && { signal }), ...(headers && { headers }) };
      const completion = stream
        ? await client.chat.completions
            .stream({ ...body, stream_options: { include_usage: true } }, options)
            .finalChatCompletion()
        : await client.chat.completions.create(body, options);
      const [choice] = completion.choices;
      if (choice === undefined) throw new Error('no choice');
      messages.push(choice.message);
      return describe(choice, completion.usage);
    },
  };
}

const TOOL_OF_CHAT = {
  type: 'function',
  function: { name: TOOL.name, description: TOOL.description, parameters: TOOL.schema },
} as const;

function describe(
  { message, finish_reason: reason }: OpenAI.ChatCompletion.Choice,
  usage: OpenAI.CompletionUsage | undefined,
): Answer {
  const calls = (message.tool_calls ?? []).filter((call) => call.type === 'function');
  return {
    text: message.content ?? '',
    calls: calls.map((call) => ({ id: call.id, name: call.function.name })),
    thoughts: [],
    reason,
    promptTokens: usage?.prompt_tokens ?? 0,
  };
}
