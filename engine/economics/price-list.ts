/** What a provider charges for one model, and how its prompt cache works. */
export interface ModelPrices {
  /** Who sells it. */
  readonly provider: 'anthropic' | 'deepseek' | 'google' | 'openai';
  /** US dollars for a million tokens that are sent, and neither written to the cache nor read from it. */
  readonly input: number;
  /** US dollars for a million tokens that are sent and written to the cache. */
  readonly cacheWrite: number;
  /** US dollars for a million tokens that are sent and read from the cache. */
  readonly cacheRead: number;
  /** US dollars for a million tokens that the model writes. */
  readonly output: number;
  /** Tokens that a prompt must have before any of it is cached. */
  readonly minimumPrefix: number;
  /** The cache reads a multiple of so many tokens. */
  readonly cacheStep: number;
  /** Minutes after its last use at which a cached prompt is gone. */
  readonly cacheMinutes: number;
  /** What longer prompts cost; absent where all cost the same. */
  readonly longPrompts?: LongPromptPrices;
}

/** What a provider charges for a prompt that is longer than usual, for all of its tokens. The answer is dearer, too, by less. */
export interface LongPromptPrices {
  /** Tokens of a prompt, those from the cache included, up to which the usual prices hold. */
  readonly above: number;
  /** Times the usual price. */
  readonly times: number;
}

/** When the list was last compared with what the providers publish. */
export const PRICES_AS_OF = '2026-11';

type Charge = readonly [input: number, cacheRead: number, output: number];

/** Writing to the cache of five minutes costs a quarter more; the cache begins at the marked block. */
function anthropic([input, cacheRead, output]: Charge, minimumPrefix: number): ModelPrices {
  const cache = { minimumPrefix, cacheStep: 1, cacheMinutes: 5 };
  return { provider: 'anthropic', input, cacheWrite: 1.25 * input, cacheRead, output, ...cache };
}

/** Up to GPT-5.5 writing is free, and the cache reads in steps of 128 tokens. */
function openAi([input, cacheRead, output]: Charge): ModelPrices {
  const cache = { minimumPrefix: 1024, cacheStep: 128, cacheMinutes: 5 };
  return { provider: 'openai', input, cacheWrite: input, cacheRead, output, ...cache };
}

/** From GPT-5.6 on writing costs a quarter more, and entries live for half an hour. */
function openAiWriting([input, cacheRead, output]: Charge): ModelPrices {
  const cache = { minimumPrefix: 1024, cacheStep: 1, cacheMinutes: 30 };
  return { provider: 'openai', input, cacheWrite: 1.25 * input, cacheRead, output, ...cache };
}

function google([input, cacheRead, output]: Charge, minimumPrefix: number): ModelPrices {
  const cache = { minimumPrefix, cacheStep: 1, cacheMinutes: 5 };
  return { provider: 'google', input, cacheWrite: input, cacheRead, output, ...cache };
}

function deepSeek([input, cacheRead, output]: Charge): ModelPrices {
  const cache = { minimumPrefix: 64, cacheStep: 64, cacheMinutes: 120 };
  return { provider: 'deepseek', input, cacheWrite: input, cacheRead, output, ...cache };
}

/** The same with twice the price for prompts above so many tokens. */
function twiceAbove(above: number, prices: ModelPrices): ModelPrices {
  return { ...prices, longPrompts: { above, times: 2 } };
}

/** The published prices by model, without dates and versions of a snapshot. */
export const PRICE_LIST: Readonly<Record<string, ModelPrices>> = {
  'claude-fable-5-1': anthropic([10, 0.25, 50], 512),
  'claude-fable-5': anthropic([10, 1, 50], 512),
  'claude-mythos-5-1': anthropic([10, 0.25, 50], 512),
  'claude-mythos-5': anthropic([10, 1, 50], 512),
  'claude-opus-5-5': anthropic([4, 0.2, 20], 512),
  'claude-opus-5': anthropic([5, 0.5, 25], 512),
  'claude-opus-4-8': anthropic([5, 0.5, 25], 1024),
  'claude-opus-4-7': anthropic([5, 0.5, 25], 2048),
  'claude-opus-4-6': anthropic([5, 0.5, 25], 4096),
  'claude-opus-4-5': anthropic([5, 0.5, 25], 4096),
  'claude-opus-4-1': anthropic([15, 1.5, 75], 1024),
  'claude-opus-4': anthropic([15, 1.5, 75], 1024),
  'claude-sonnet-5-5': anthropic([2, 0.1, 10], 1024),
  'claude-sonnet-5': anthropic([2, 0.2, 10], 1024),
  'claude-sonnet-4-6': anthropic([3, 0.3, 15], 1024),
  'claude-sonnet-4-5': anthropic([3, 0.3, 15], 1024),
  'claude-sonnet-4': anthropic([3, 0.3, 15], 1024),
  'claude-3-7-sonnet': anthropic([3, 0.3, 15], 1024),
  'claude-3-5-sonnet': anthropic([3, 0.3, 15], 1024),
  'claude-haiku-5-5': {
    ...anthropic([0.1, 0.01, 0.5], 4096),
    longPrompts: { above: 100_000, times: 5 },
  },
  'claude-haiku-4-5': anthropic([1, 0.1, 5], 4096),
  'claude-3-5-haiku': anthropic([0.8, 0.08, 4], 2048),
  'gpt-6.1-sol': twiceAbove(272_000, openAiWriting([2, 0.1, 10])),
  'gpt-6.1-terra': openAiWriting([1, 0.05, 5]),
  'gpt-6-astra': twiceAbove(272_000, openAiWriting([10, 1, 50])),
  'gpt-6-sol': twiceAbove(272_000, openAiWriting([2, 0.2, 10])),
  'gpt-6-luna': twiceAbove(272_000, openAiWriting([0.1, 0.01, 0.5])),
  'gpt-5.6': twiceAbove(272_000, openAiWriting([4, 0.4, 20])),
  'gpt-5.6-sol': twiceAbove(272_000, openAiWriting([4, 0.4, 20])),
  'gpt-5.6-terra': twiceAbove(272_000, openAiWriting([2, 0.2, 12])),
  'gpt-5.6-luna': twiceAbove(272_000, openAiWriting([0.2, 0.02, 1.2])),
  'gpt-5.5': twiceAbove(272_000, openAi([5, 0.5, 30])),
  'gpt-5.4': twiceAbove(272_000, openAi([2.5, 0.25, 15])),
  'gpt-5.4-mini': openAi([0.75, 0.075, 4.5]),
  'gpt-5.4-nano': openAi([0.2, 0.02, 1.25]),
  'gpt-5.3-codex': openAi([1.75, 0.175, 14]),
  'gpt-5.2': openAi([1.75, 0.175, 14]),
  'gpt-5.2-codex': openAi([1.75, 0.175, 14]),
  'gpt-5.1': openAi([1.25, 0.125, 10]),
  'gpt-5.1-codex': openAi([1.25, 0.125, 10]),
  'gpt-5.1-codex-max': openAi([1.25, 0.125, 10]),
  'gpt-5.1-codex-mini': openAi([0.25, 0.025, 2]),
  'gpt-5': openAi([1.25, 0.125, 10]),
  'gpt-5-codex': openAi([1.25, 0.125, 10]),
  'gpt-5-mini': openAi([0.25, 0.025, 2]),
  'gpt-5-nano': openAi([0.05, 0.005, 0.4]),
  'gpt-4.1': openAi([2, 0.5, 8]),
  'gpt-4.1-mini': openAi([0.4, 0.1, 1.6]),
  'gpt-4.1-nano': openAi([0.1, 0.025, 0.4]),
  'gpt-4o': openAi([2.5, 1.25, 10]),
  'gpt-4o-mini': openAi([0.15, 0.075, 0.6]),
  o3: openAi([2, 0.5, 8]),
  'o4-mini': openAi([1.1, 0.275, 4.4]),
  'gemini-3.8-flash': google([0.75, 0.075, 3.75], 1024),
  'gemini-3.7-flash': google([0.75, 0.075, 3.75], 1024),
  'gemini-3.5-flash': google([1.5, 0.15, 9], 1024),
  'gemini-3.5-flash-lite': google([0.3, 0.03, 2.5], 1024),
  'gemini-3.1-pro': twiceAbove(200_000, google([2, 0.2, 12], 2048)),
  'gemini-3.1-flash-lite': google([0.25, 0.025, 1.5], 1024),
  'gemini-3-flash': google([0.5, 0.05, 3], 1024),
  'gemini-2.5-pro': twiceAbove(200_000, google([1.25, 0.125, 10], 2048)),
  'gemini-2.5-flash': google([0.3, 0.03, 2.5], 1024),
  'gemini-2.5-flash-lite': google([0.1, 0.01, 0.4], 1024),
  'deepseek-v4-pro': deepSeek([1.32, 0.044, 3.96]),
  'deepseek-v4-flash': deepSeek([0.3, 0.006, 1.2]),
  'deepseek-chat': deepSeek([0.28, 0.028, 0.42]),
};
