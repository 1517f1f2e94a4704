import { hash } from 'node:crypto';

import { minimumPrefix } from '../../../engine/index.ts';
import { parseReferences, RETRIEVE_TOOL_NAME } from '../../../src/index.ts';
import {
  call,
  createProvider,
  type Part,
  type Provider,
  say,
  type Turn,
} from '../../../src/testing/index.ts';
import type { NeutralMessage, Trajectory } from '../../support/trajectories.ts';
import type { Via } from '../arguments.ts';
import type { Settings } from '../settings.ts';
import { sum } from '../report/statistics.ts';
import type { Stopwatch } from '../report/stopwatch.ts';
import { aiSdkClient } from './clients/ai-sdk.ts';
import {
  REPLAY_MODELS,
  type ReplayApi,
  type ReplayClient,
  type ReplaySetup,
} from './clients/client.ts';
import { langchainClient } from './clients/langchain.ts';
import { proxyClient } from './clients/proxy.ts';
import { wireClient } from './clients/wire.ts';
import { sendable } from './sendable.ts';

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
  /** Requests that the client did not send. */
  readonly retrievals: number;
  /** Digests of the bodies of all requests. */
  readonly bodies: readonly string[];
}

/** How a conversation is replayed. */
export interface ExchangeReplayOptions {
  readonly api: ReplayApi;
  /** What the client is made with. */
  readonly via: Via;
  /** Undefined for the bare client. */
  readonly settings: Settings | undefined;
  readonly watch: Stopwatch;
}

/** Each so-many-th request retrieves something, where there is a reference that was not read yet. */
const RETRIEVE_EVERY = 5;

/**
 * Replays a recorded conversation request by request against a strict provider whose model does what the
 * recorded one did, and in between retrieves, what stands behind each reference once. The client keeps the answers as it gets them.
 */
export async function replayExchange(
  trajectory: Trajectory,
  { api, via, settings, watch }: ExchangeReplayOptions,
): Promise<ExchangeReplay> {
  const messages = sendable(trajectory.messages);
  // Hundreds of long requests would not fit in memory.
  const provider = createProvider({ bodies: 'latest' });
  const bodies: string[] = [];
  await using opened = new AsyncDisposableStack();
  const client = await CLIENTS[via]({
    api,
    opened,
    watch,
    tools: toolNames(messages),
    options: settings && { store: 'memory', ...settings },
    fetch: async (...request) => {
      const response = await provider.fetch(...request);
      bodies.push(hash('sha256', provider.requests.at(-1)?.bytes ?? ''));
      return response;
    },
  });
  let asked = 0;
  const read = new Set<string>();
  for (const [turn, { given, answer }] of turnsOf(messages).entries()) {
    provider.script(turnFor(provider, { answer, read, retrieves: turn % RETRIEVE_EVERY === 4 }));
    asked += 1;
    if (!(await client.ask(given))) break;
  }
  const fewest = minimumPrefix(REPLAY_MODELS[api]);
  return { ...judge(provider, fewest), retrievals: provider.requests.length - asked, bodies };
}

type Client = ReplayClient | Promise<ReplayClient>;

const CLIENTS: Readonly<Record<Via, (setup: ReplaySetup) => Client>> = {
  wire: wireClient,
  'ai-sdk': aiSdkClient,
  langchain: langchainClient,
  proxy: proxyClient,
};

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

interface ReplayedTurn {
  readonly answer: NeutralMessage;
  /** The references that were retrieved. */
  readonly read: Set<string>;
  readonly retrieves: boolean;
}

function turnFor(provider: Provider, { answer, read, retrieves }: ReplayedTurn): Turn {
  const parts: Part[] = answer.content === '' ? [] : [say(answer.content)];
  for (const { id, name, args } of answer.tool_calls ?? []) {
    const isObject = typeof args === 'object' && args !== null && !Array.isArray(args);
    parts.push(call(name, isObject ? (args as Record<string, unknown>) : { input: args }, { id }));
  }
  return (request) => {
    const references = parseReferences(request.text.replaceAll('\\n', ' '));
    const unread = references.find((reference) => !read.has(reference.hash));
    if (!retrieves || unread === undefined) return parts;
    read.add(unread.hash);
    provider.script(parts);
    return call(RETRIEVE_TOOL_NAME, { hash: unread.hash, query: answer.content.slice(0, 200) });
  };
}

function toolNames(messages: readonly NeutralMessage[]): readonly string[] {
  return [...new Set(messages.flatMap((each) => each.tool_calls ?? []).map(({ name }) => name))];
}

/** `fewest`: tokens from which on a prompt is cached. */
function judge(
  { requests }: Provider,
  fewest: number,
): Omit<ExchangeReplay, 'retrievals' | 'bodies'> {
  const prompts = requests.map(({ tokens }) => tokens.prompt);
  const cached = requests.map(({ tokens }) => tokens.cached);
  return {
    requests: requests.length,
    tokens: sum(prompts),
    cached: sum(cached),
    cacheable: sum(
      prompts
        .slice(0, -1)
        .map((tokens, index) => (tokens < fewest ? 0 : cacheableOf(tokens, requests[index + 1]))),
    ),
    refusals: requests.flatMap(({ refusal }) => refusal ?? []),
    prefixBreaks: requests.filter(({ prefixKept }) => !prefixKept).length,
  };
}

/** Most providers cache in steps of 128 tokens; Anthropic what it was told to. */
function cacheableOf(tokens: number, next: Provider['requests'][number] | undefined): number {
  if (next === undefined) return 0;
  return next.format === 'anthropic' ? tokens : tokens - (tokens % 128);
}
