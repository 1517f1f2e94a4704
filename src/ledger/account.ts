import {
  type CachePrices,
  cachePrices,
  type PricesOf,
  retrieveTool,
  type TokenCounter,
  tokenCounter,
} from '../../engine/index.ts';
import type { AnswerEvent, CompressionEvent, ConversationPlace } from '../activity.ts';
import type { BlockReport } from '../result.ts';
import { sum } from '../sum.ts';
import { plus } from './arithmetic.ts';
import type { ChargedTokens, LedgerFigures, ReportedTokens } from './entry.ts';
import { cacheTally } from './cache-tally.ts';
import { pricesFor } from './net.ts';
import type { PrefixVerdict } from './prefix-proof.ts';
import { promptTally, type TextTokens } from './prompt-tally.ts';

/** Keeps account of one conversation. */
export interface Account {
  /** A request goes out. */
  compressed(event: CompressionEvent, request: SentRequest): void;
  /** An answer has come. */
  answered(event: AnswerEvent): void;
  /** What came of it so far. */
  figures(): LedgerFigures;
  /** What is left of the savings, in tokens at the price of input; negative where compression did not pay. */
  net(): number;
}

/** What is known of a request besides its event. */
interface SentRequest {
  /** When it goes out. */
  readonly minute: number;
  readonly verdict: PrefixVerdict;
}

/** Minutes for which a cache is expected to keep a prompt where nothing is known of it. */
const CACHE_MINUTES = 5;

/** Opens an account of a conversation. */
export function openAccount(
  { model, heldOut }: Pick<ConversationPlace, 'model' | 'heldOut'>,
  pricesOf: PricesOf,
): Account {
  const counter = tokenCounter(model);
  // Known once a provider has told.
  let cacheMinutes: number | undefined;
  const usualMinutes = pricesOf(model)?.cacheMinutes ?? CACHE_MINUTES;
  const prompt = promptTally();
  let reported = NOTHING;
  let hidden = NOTHING;
  let requests = 0;
  let messages = 0;
  let hasTool = false;
  let lastMinute = Number.NEGATIVE_INFINITY;
  const cache = cacheTally();

  return {
    compressed(event, { minute, verdict }) {
      requests += 1;
      const isForgotten = minute - lastMinute > (cacheMinutes ?? usualMinutes);
      cache.sent(verdict, isForgotten);
      const known = sameMessages({ messages, next: event.messages, verdict });
      // What was taken back or changed is not in the prompt any more; what stands before it the cache still has.
      if (known < messages || event.messages === messages) prompt.cutAt(known);
      prompt.sendAgain(isForgotten ? 'fresh' : 'again');
      for (const block of event.blocks) {
        if (block.message < known) continue;
        const { kind, toolName: tool = '' } = block;
        prompt.take({ kind, tool }, tokensOf(block, counter), block.message);
      }
      if (event.offersTool && !hasTool) prompt.add(toolTokens(counter), FIRST, 'fresh');
      hasTool = event.offersTool;
      messages = event.messages;
      lastMinute = minute;
    },
    answered({ usage, isHidden, retrieved }) {
      if (usage !== undefined) cache.answered(usage);
      cacheMinutes = usage?.cacheMinutes ?? cacheMinutes;
      if (isHidden) hidden = plus(hidden, { answers: 1, ...(usage ?? prompt.expectedUsage()) });
      else if (usage !== undefined) reported = plus(reported, { answers: 1, ...usage });
      // The request that follows is charged for its whole prompt; later ones have it too.
      prompt.add(sum(retrieved.map((text) => counter.estimate(text))), messages);
    },
    net() {
      const prices = cachePrices(model, () => pricesFor({ model, cacheMinutes }, pricesOf));
      const saved = sum(prompt.saved().map((part) => priceOf(part, prices)));
      const rest = { fresh: hidden.prompt - hidden.cached, again: hidden.cached };
      const retrievals = priceOf(rest, prices) + hidden.output * OUTPUT;
      return saved - priceOf(prompt.added(), prices) - retrievals;
    },
    figures: () => ({
      model,
      ...(cacheMinutes === undefined ? {} : { cacheMinutes }),
      heldOut,
      requests,
      saved: prompt.saved().filter(({ fresh, again }) => fresh + again > 0),
      added: prompt.added(),
      reported,
      hidden,
      prefix: cache.figures(),
    }),
  };
}

/** Tools stand before all messages. */
const FIRST = -1;

/** How many messages a request has in common with the one before, as far as its texts tell. */
function sameMessages({
  messages,
  next,
  verdict,
}: {
  readonly messages: number;
  readonly next: number;
  readonly verdict: PrefixVerdict;
}): number {
  return Math.min(messages, next, verdict.kept ? Infinity : verdict.message);
}

/** What a token that the model writes costs, in prices of an input token; a usual ratio. */
const OUTPUT = 5;

function priceOf({ fresh, again }: ChargedTokens, { write, read }: CachePrices): number {
  return fresh * write + again * read;
}

const NOTHING: ReportedTokens = { answers: 0, prompt: 0, cached: 0, output: 0 };

/** No more is saved than would have reached the model, and never less than nothing: no block grows. */
function tokensOf({ outcome, before, after }: BlockReport, counter: TokenCounter): TextTokens {
  const sent = counter.estimate(after);
  const saved = outcome === 'untouched' ? 0 : Math.max(0, counter.estimate(before) - sent);
  return { sent, saved };
}

function toolTokens(counter: TokenCounter): number {
  return counter.estimate(JSON.stringify(retrieveTool('openai-chat')));
}
