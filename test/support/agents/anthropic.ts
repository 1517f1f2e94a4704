import Anthropic from '@anthropic-ai/sdk';

import { withHeadroom } from '../../../adapters/anthropic/index.ts';
import {
  type Agent,
  type AgentFactory,
  type AgentSetup,
  type Answer,
  type AskOptions,
  TOOL,
} from './agent.ts';

/** How an agent uses messages. */
export interface MessagesOptions {
  readonly stream: boolean;
  readonly beta: boolean;
  /** The class of its client; by default that of the SDK's current version. */
  readonly Client?: typeof Anthropic;
}

/** An agent on Anthropic messages, or on the beta of them. */
export function anthropicAgent(options: MessagesOptions): AgentFactory {
  return (setup) => openMessages(setup, options, { messages: [], results: [] });
}

interface Conversation {
  readonly messages: Anthropic.MessageParam[];
  /** Those of the message that is being written. */
  results: Anthropic.ToolResultBlockParam[];
}

function clientFor(
  { fetch, headroom, maxRetries = 0 }: AgentSetup,
  Client: typeof Anthropic,
): Anthropic {
  const client = new Client({ apiKey: 'sk-ant-secret', fetch, maxRetries });
  return headroom === undefined ? client : withHeadroom(client, { headroom });
}

function openMessages(
  setup: AgentSetup,
  options: MessagesOptions,
  conversation: Conversation,
): Agent {
  const { stream, beta, Client = Anthropic } = options;
  const { thinks = false } = setup;
  const client = clientFor(setup, Client);
  // The beta has the same methods with wider types.
  const api = beta ? (client.beta.messages as unknown as Anthropic['messages']) : client.messages;
  const { messages } = conversation;
  return {
    moveTo: (other) => openMessages(other, options, conversation),
    say: (content) => void messages.push({ role: 'user', content }),
    give(id, content) {
      const { results } = conversation;
      if (results.length === 0) messages.push({ role: 'user', content: results });
      results.push({ type: 'tool_result', tool_use_id: id, content });
    },
    async ask({ signal, headers, parameters }: AskOptions = {}) {
      const body = {
        model: 'claude-opus-4-5',
        max_tokens: 4000,
        messages,
        tools: [TOOL_OF_MESSAGES],
        ...(thinks ? { thinking: { type: 'adaptive' as const } } : {}),
        ...parameters,
      };
      const settings = { ...(signal && { signal }), ...(headers && { headers }) };
      const message = stream
        ? await api.stream(body, settings).finalMessage()
        : await api.create(body, settings);
      messages.push({ role: 'assistant', content: message.content });
      conversation.results = [];
      return describe(message);
    },
  };
}

const TOOL_OF_MESSAGES = {
  name: TOOL.name,
  description: TOOL.description,
  input_schema: TOOL.schema,
};

function describe(message: Anthropic.Message): Answer {
  const { content, usage } = message;
  return {
    text: content
      .filter((block) => block.type === 'text')
      .map((block) => block.text)
      .join('\n\n'),
    calls: content
      .filter((block) => block.type === 'tool_use')
      .map(({ id, name }) => ({ id, name })),
    thoughts: content.filter((block) => block.type === 'thinking').map((block) => block.thinking),
    reason: message.stop_reason ?? '',
    promptTokens:
      usage.input_tokens +
      (usage.cache_read_input_tokens ?? 0) +
      (usage.cache_creation_input_tokens ?? 0),
  };
}
