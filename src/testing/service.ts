import { minimumPrefix } from '../../engine/index.ts';
import { createAnthropic } from './anthropic/index.ts';
import { createFaults, type Faults } from './fault.ts';
import { createGemini } from './gemini/index.ts';
import { createOpenAiChat } from './openai-chat/index.ts';
import { createOpenAiResponses } from './openai-responses/index.ts';
import { checkProviderOptions, type ProviderOptions } from './options.ts';
import { createPrefixLog, type PrefixLog } from './prompts/prefix-log.ts';
import { createPromptCache, type PromptCache } from './prompts/prompt-cache.ts';
import type { OpenRequest } from './request.ts';
import type { StreamOptions } from './transport/sse.ts';
import { say, type Turn } from './model/turn.ts';
import type { Vendor } from './vendor.ts';

/** Everything that a provider knows and remembers. */
export interface Service {
  readonly vendors: readonly [Vendor, ...Vendor[]];
  readonly requests: OpenRequest[];
  readonly bodies: NonNullable<ProviderOptions['bodies']>;
  readonly faults: Faults;
  readonly cache: PromptCache;
  readonly prefixLog: PrefixLog;
  readonly stream: StreamOptions;
  /** Turns that wait for the next requests. */
  readonly queue: Turn[];
  /** What the model does next. */
  readonly nextTurn: () => Turn;
  /** A new id that begins with the prefix. */
  readonly nextId: (prefix: string) => string;
}

/** A service that remembers nothing yet. */
export function createService(options: ProviderOptions): Service {
  checkProviderOptions(options);
  const { script, stream = {}, cacheMinimum } = options;
  const minimumFor = (model: string): number => cacheMinimum ?? minimumPrefix(model);
  let ids = 0;
  const nextId = (prefix: string): string => `${prefix}_${(ids += 1)}`;
  const queue: Turn[] = Array.isArray(script) ? [...script] : [];
  const always = typeof script === 'function' ? script : say('');
  const context = { nextId, tokensPerDelta: stream.tokensPerDelta };
  return {
    vendors: [
      createOpenAiChat(context),
      createOpenAiResponses(context),
      createAnthropic(context),
      createGemini(context),
    ],
    requests: [],
    bodies: options.bodies ?? 'all',
    faults: createFaults(),
    cache: createPromptCache(minimumFor),
    prefixLog: createPrefixLog(minimumFor),
    stream,
    queue,
    nextTurn: () => queue.shift() ?? always,
    nextId,
  };
}
