import type { ModelPrices } from './price-list.ts';

/** A part of a prompt, such as a message. */
export interface PromptPart {
  /** The same for the same content. */
  readonly key: string;
  readonly tokens: number;
}

/** How the tokens of one prompt are charged. */
export interface PromptCharge {
  /** Tokens that the cache had. */
  readonly read: number;
  /** Tokens that are written to it. */
  readonly written: number;
  /** Tokens of a prompt that is too short to be cached. */
  readonly plain: number;
}

/** The cache of a provider, as far as one conversation sees it. */
export interface PromptCacheModel {
  /** Sends a prompt at a time in minutes from any beginning; times must not go back. */
  send(parts: readonly PromptPart[], minute: number): PromptCharge;
}

/** Blocks before the end of a prompt in which Anthropic looks for a place that was written before. */
const LOOKBACK = 20;

/**
 * Follows the published rules of providers for requests that follow each other in one conversation, each
 * marked at its end: what is the same from the start is read, if it was used in the last `cacheMinutes`
 * and has `minimumPrefix` tokens; the rest is written. Anthropic reads up to where an earlier request
 * ended, at most 20 parts before the end or behind the first part (tools and system prompt).
 */
export function promptCacheModel(prices: ModelPrices): PromptCacheModel {
  const { minimumPrefix, cacheStep, cacheMinutes } = prices;
  let last: readonly PromptPart[] = [];
  let lastMinute = Number.NEGATIVE_INFINITY;
  // Numbers of leading parts that were written to the cache and are still the same, the longest last.
  const ends: number[] = [];

  return {
    send(parts, minute) {
      const isGone = minute - lastMinute > cacheMinutes;
      const common = isGone ? 0 : commonParts(last, parts);
      while ((ends.at(-1) ?? 0) > common) ends.pop();
      const total = tokensOf(parts, parts.length);
      const readable = prices.provider === 'anthropic' ? lastInReach(ends, parts.length) : common;
      const found = tokensOf(parts, readable);
      last = parts;
      lastMinute = minute;
      if (total < minimumPrefix) return { read: 0, written: 0, plain: total };
      for (const end of [1, parts.length]) if (end > (ends.at(-1) ?? 0)) ends.push(end);
      const read = found < minimumPrefix ? 0 : found - (found % cacheStep);
      return { read, written: total - read, plain: 0 };
    },
  };
}

function commonParts(one: readonly PromptPart[], other: readonly PromptPart[]): number {
  const most = Math.min(one.length, other.length);
  let count = 0;
  while (count < most && isSame(one[count], other[count])) count += 1;
  return count;
}

/** Most parts of a prompt are the very ones of the prompt before. */
function isSame(one: PromptPart | undefined, other: PromptPart | undefined): boolean {
  return one === other || one?.key === other?.key;
}

/** The first part is in reach always: it is marked too. */
function lastInReach(ends: readonly number[], length: number): number {
  const last = ends.at(-1) ?? 0;
  return last > length - LOOKBACK ? last : (ends[0] ?? 0);
}

/** Tokens of so many parts, from the first on. */
function tokensOf(parts: readonly PromptPart[], count: number): number {
  let tokens = 0;
  for (let index = 0; index < count; index += 1) tokens += parts[index]?.tokens ?? 0;
  return tokens;
}

/** What a prompt costs, in US dollars. */
export function promptCost({ read, written, plain }: PromptCharge, prices: ModelPrices): number {
  const { input, cacheRead, cacheWrite } = prices;
  const usual = (read * cacheRead + written * cacheWrite + plain * input) / 1_000_000;
  return usual * priceFactor(read + written + plain, prices);
}

/** How many times the usual price each token of a prompt costs that has so many. */
export function priceFactor(tokens: number, { longPrompts }: ModelPrices): number {
  return longPrompts !== undefined && tokens > longPrompts.above ? longPrompts.times : 1;
}
