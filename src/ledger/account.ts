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
import type { ChargedTokens, LedgerEntry, ReportedTokens } from './entry.ts';
import { cacheTally } from './cache-tally.ts';
import type { PrefixVerdict } from './prefix-proof.ts';
import { promptTally } from './prompt-tally.ts';

/** Keeps account of one conversation. */
export interface Account {
  /** A request goes out. */
  compressed(event: CompressionEvent, request: SentRequest): void;
  /** An answer has come. */
  answered(event: AnswerEvent): void;
  /** What came of it so far. */
  entry(): Omit<LedgerEntry, 'day' | 'session'>;
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
  const prices = cachePrices(model, pricesOf);
  const cacheMinutes = pricesOf(model)?.cacheMinutes ?? CACHE_MINUTES;
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
      const isForgotten = minute - lastMinute > cacheMinutes;
      cache.sent(verdict, isForgotten);
      // A conversation that was taken back is another one from there on.
      if (event.messages < messages) {
        prompt.restart();
        messages = 0;
        hasTool = false;
      }
      prompt.sendAgain(isForgotten ? 'fresh' : 'again');
      for (const block of event.blocks) {
        const { message, kind, toolName: tool = '' } = block;
        if (message >= messages) prompt.save({ kind, tool }, savedTokens(block, counter));
      }
      if (event.offersTool && !hasTool) prompt.add(toolTokens(counter), 'fresh');
      hasTool = event.offersTool;
      messages = event.messages;
      lastMinute = minute;
    },
    answered({ usage, isHidden, retrieved }) {
      // The request that follows reports its whole prompt; later ones have it too.
      prompt.add(retrieved.reduce((sum, text) => sum + counter.estimate(text), 0));
      if (usage === undefined) return;
      cache.answered(usage);
      if (isHidden) hidden = sumOf(hidden, { answers: 1, ...usage });
      else reported = sumOf(reported, { answers: 1, ...usage });
    },
    net: () =>
      prompt.saved().reduce((sum, part) => sum + priceOf(part, prices), 0) -
      priceOf(prompt.added(), prices) -
      priceOf({ fresh: hidden.prompt - hidden.cached, again: hidden.cached }, prices) -
      hidden.output * OUTPUT,
    entry: () => ({
      model,
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

/** What a token that the model writes costs, in prices of an input token; a usual ratio. */
const OUTPUT = 5;

function priceOf({ fresh, again }: ChargedTokens, { write, read }: CachePrices): number {
  return fresh * write + again * read;
}

const NOTHING: ReportedTokens = { answers: 0, prompt: 0, cached: 0, output: 0 };

function sumOf(one: ReportedTokens, other: ReportedTokens): ReportedTokens {
  return {
    answers: one.answers + other.answers,
    prompt: one.prompt + other.prompt,
    cached: one.cached + other.cached,
    output: one.output + other.output,
  };
}

/** No more than would have reached the model, and never less than nothing: no block grows. */
function savedTokens({ outcome, before, after }: BlockReport, counter: TokenCounter): number {
  if (outcome === 'untouched') return 0;
  return Math.max(0, counter.estimate(before) - counter.estimate(after));
}

function toolTokens(counter: TokenCounter): number {
  return counter.estimate(JSON.stringify(retrieveTool('openai-chat')));
}
