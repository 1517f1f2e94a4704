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
import type { ChargedTokens, LedgerFigures, ReportedTokens } from './entry.ts';
import { cacheTally } from './cache-tally.ts';
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
        if (block.message < messages) continue;
        const { kind, toolName: tool = '' } = block;
        prompt.take({ kind, tool }, tokensOf(block, counter));
      }
      if (event.offersTool && !hasTool) prompt.add(toolTokens(counter), 'fresh');
      hasTool = event.offersTool;
      messages = event.messages;
      lastMinute = minute;
    },
    answered({ usage, isHidden, retrieved }) {
      if (usage !== undefined) cache.answered(usage);
      if (isHidden) hidden = sumOf(hidden, { answers: 1, ...(usage ?? prompt.expectedUsage()) });
      else if (usage !== undefined) reported = sumOf(reported, { answers: 1, ...usage });
      // The request that follows is charged for its whole prompt; later ones have it too.
      prompt.add(sum(retrieved.map((text) => counter.estimate(text))));
    },
    net: () =>
      sum(prompt.saved().map((part) => priceOf(part, prices))) -
      priceOf(prompt.added(), prices) -
      priceOf({ fresh: hidden.prompt - hidden.cached, again: hidden.cached }, prices) -
      hidden.output * OUTPUT,
    figures: () => ({
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

/** No more is saved than would have reached the model, and never less than nothing: no block grows. */
function tokensOf({ outcome, before, after }: BlockReport, counter: TokenCounter): TextTokens {
  const sent = counter.estimate(after);
  const saved = outcome === 'untouched' ? 0 : Math.max(0, counter.estimate(before) - sent);
  return { sent, saved };
}

function toolTokens(counter: TokenCounter): number {
  return counter.estimate(JSON.stringify(retrieveTool('openai-chat')));
}
