import { createExchange } from '../../adapters/http/exchange/exchange.ts';
import { createHeadroom, type MessageFormat, parseReferences } from '../../src/index.ts';
import {
  call,
  createProvider,
  type Part,
  type Provider,
  retrieve,
  say,
  type Turn,
} from '../../src/testing/index.ts';
import { toFormat } from '../support/to-format.ts';
import type { NeutralMessage, Trajectory } from '../support/trajectories.ts';
import { sendable } from './sendable.ts';
import type { Settings } from './settings.ts';
import type { Stopwatch } from './stopwatch.ts';

/** What a provider made of a conversation. */
export interface ExchangeReplay {
  readonly requests: number;
  /** Prompt tokens of all requests. */
  readonly tokens: number;
  /** Those that its cache served. */
  readonly cached: number;
  /** Those that it could have served: of each request all that the one before had. */
  readonly cacheable: number;
  readonly refusals: readonly string[];
  /** Requests that did not begin with the one before. */
  readonly prefixBreaks: number;
  readonly retrievals: number;
}

/** How a conversation is replayed. */
export interface ExchangeReplayOptions {
  readonly format: MessageFormat;
  /** Undefined for the bare client. */
  readonly settings: Settings | undefined;
  readonly watch: Stopwatch;
}

/** Each so-many-th request retrieves something, where there is a reference. */
const RETRIEVE_EVERY = 5;

/**
 * Replays a recorded conversation request by request against a strict provider whose model does what the
 * recorded one did, and in between retrieves. The client keeps the answers as it gets them.
 */
export async function replayExchange(
  trajectory: Trajectory,
  { format, settings, watch }: ExchangeReplayOptions,
): Promise<ExchangeReplay> {
  const messages = sendable(trajectory.messages);
  const provider = createProvider({ bodies: 'latest' });
  const client = CLIENTS[format];
  await using headroom = createHeadroom({ store: 'memory', ...(settings ?? {}) });
  const exchange = createExchange(headroom);
  const send = (body: string | Uint8Array<ArrayBuffer>): Promise<Response> =>
    provider.fetch(`http://provider${client.path}`, { method: 'POST', headers: HEADERS, body });
  const conversation: unknown[] = [];
  for (const [turn, { given, answer }] of turnsOf(messages).entries()) {
    conversation.push(...toFormat({ messages: given }, format).messages);
    provider.script(turnFor(provider, { answer, retrieves: turn % RETRIEVE_EVERY === 4 }));
    const body = JSON.stringify(client.body(conversation, toolNames(messages)));
    const response =
      settings === undefined
        ? await send(body)
        : await watch.time(() => exchange({ format, body, send }));
    if (!response.ok) break;
    conversation.push(...client.answer(await response.json()));
  }
  return { ...judge(provider), retrievals: (await headroom.stats()).retrievals };
}

interface RecordedTurn {
  /** What the client adds before its request. */
  readonly given: readonly NeutralMessage[];
  readonly answer: NeutralMessage;
}

/** Words of the assistant's that open a conversation are given, not asked for. */
function turnsOf(messages: readonly NeutralMessage[]): readonly RecordedTurn[] {
  const turns: RecordedTurn[] = [];
  let given: NeutralMessage[] = [];
  for (const message of messages) {
    const asked = given.some(({ role }) => role === 'user' || role === 'tool');
    if (message.role !== 'assistant' || !asked) given.push(message);
    else {
      turns.push({ given, answer: message });
      given = [];
    }
  }
  return turns;
}

function turnFor(
  provider: Provider,
  { answer, retrieves }: { readonly answer: NeutralMessage; readonly retrieves: boolean },
): Turn {
  const parts: Part[] = answer.content === '' ? [] : [say(answer.content)];
  for (const { id, name, args } of answer.tool_calls ?? []) {
    const isObject = typeof args === 'object' && args !== null && !Array.isArray(args);
    parts.push(call(name, isObject ? (args as Record<string, unknown>) : { input: args }, { id }));
  }
  return (request) => {
    if (!retrieves || parseReferences(request.text.replaceAll('\\n', ' ')).length === 0)
      return parts;
    provider.script(parts);
    return retrieve({ query: answer.content.slice(0, 200) });
  };
}

function toolNames(messages: readonly NeutralMessage[]): readonly string[] {
  return [...new Set(messages.flatMap((each) => each.tool_calls ?? []).map(({ name }) => name))];
}

/** How requests of one API are written and its answers kept. */
interface WireClient {
  readonly path: string;
  body(conversation: readonly unknown[], tools: readonly string[]): unknown;
  answer(response: unknown): readonly unknown[];
}

const HEADERS = {
  'content-type': 'application/json',
  'anthropic-version': '2023-06-01',
  authorization: 'Bearer none',
  'x-api-key': 'none',
};
const SCHEMA = { type: 'object', properties: {} };

const CLIENTS: Readonly<Record<MessageFormat, WireClient>> = {
  'openai-chat': {
    path: '/v1/chat/completions',
    body: (messages, tools) => ({
      model: 'gpt-4o',
      messages,
      ...given(
        'tools',
        tools.map((name) => ({ type: 'function', function: { name, parameters: SCHEMA } })),
      ),
    }),
    answer: (response) => [
      (response as { choices: readonly { message: unknown }[] }).choices[0]?.message,
    ],
  },
  'openai-responses': {
    path: '/v1/responses',
    body: (input, tools) => ({
      model: 'gpt-4o',
      input,
      store: false,
      ...given(
        'tools',
        tools.map((name) => ({ type: 'function', name, parameters: SCHEMA, strict: false })),
      ),
    }),
    answer: (response) => (response as { output: readonly unknown[] }).output,
  },
  anthropic: {
    path: '/v1/messages',
    body: (conversation, tools) => ({
      model: 'claude-opus-4-5',
      max_tokens: 1000,
      cache_control: { type: 'ephemeral' },
      system:
        conversation
          .filter(isSystem)
          .map(({ content }) => content)
          .join('\n') || 'Work.',
      messages: conversation.filter((message) => !isSystem(message)),
      ...given(
        'tools',
        tools.map((name) => ({ name, input_schema: SCHEMA })),
      ),
    }),
    answer: (response) => [
      { role: 'assistant', content: (response as { content: unknown }).content },
    ],
  },
};

function given(name: string, list: readonly unknown[]): object {
  return list.length === 0 ? {} : { [name]: list };
}

function isSystem(message: unknown): message is { readonly content: string } {
  return (message as { role?: unknown }).role === 'system';
}

function judge({ requests }: Provider): Omit<ExchangeReplay, 'retrievals'> {
  const prompts = requests.map(({ tokens }) => tokens.prompt);
  const cached = requests.map(({ tokens }) => tokens.cached);
  return {
    requests: requests.length,
    tokens: total(prompts),
    cached: total(cached),
    cacheable: total(
      prompts.slice(0, -1).map((tokens, index) => cacheableOf(tokens, requests[index + 1])),
    ),
    refusals: requests.flatMap(({ refusal }) => refusal ?? []),
    prefixBreaks: requests.filter(({ prefixKept }) => !prefixKept).length,
  };
}

/** OpenAI caches from 1,024 tokens on, in steps of 128; Anthropic what it was told to. */
function cacheableOf(tokens: number, next: Provider['requests'][number] | undefined): number {
  if (tokens < 1024 || next === undefined) return 0;
  return next.format === 'anthropic' ? tokens : tokens - (tokens % 128);
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
