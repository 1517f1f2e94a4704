import {
  cachesFrom,
  type ModelPrices,
  type PricesOf,
  pricesWith,
  tokenCounter,
} from '../../engine/index.ts';
import { DEFAULT_MODEL } from '../compress.ts';
import { loadConfig } from '../config.ts';
import { createHeadroomAt } from '../headroom.ts';
import { assertSession, checkReplayOptions } from '../options/option-schemas.ts';
import type { HeadroomOptions } from '../options/options.ts';
import { pricesForCache } from '../prices-for-cache.ts';
import type { BlockReport } from '../result.ts';
import { sum } from '../sum.ts';
import { priceSession } from './price-session.ts';
import type { RecordedSession } from './recorded-session.ts';
import type { ReplayedBlock, SessionReplay } from './session-replay.ts';
import { promptTokens, weighSession } from './weigh-session.ts';

/** How a session is replayed. */
export interface ReplayOptions {
  /** Model to count and price for in place of the recorded one. */
  readonly model?: string | undefined;
  /** Prices of the model in place of the configured and the published ones. */
  readonly prices?: ModelPrices;
  /** What the Headroom would have been created with; originals are kept in memory. */
  readonly headroom?: Omit<HeadroomOptions, 'store'>;
}

/**
 * What a recorded session would have cost with Headroom, beside what it did cost, by the published prices
 * and cache rules of the model. Nothing is sent anywhere. Rejects with a HeadroomError of code `invalid_options`
 * for wrong options and for anything else than a session, and of code `invalid_config` for a wrong configuration.
 */
export async function replaySession(
  session: RecordedSession,
  replayOptions: ReplayOptions = {},
): Promise<SessionReplay> {
  assertSession(session);
  const options = checkReplayOptions(replayOptions);
  const model = options.model ?? session.model;
  const counter = tokenCounter(model ?? DEFAULT_MODEL);
  await using headroom = createHeadroomAt(
    { place: 'replaySession(): option headroom' },
    { ...options.headroom, store: 'memory' },
  );
  const { blocks, format } = await headroom.compress(session.messages, {
    model: counter.model,
    retrieval: 'tool',
  });
  const known = options.prices ?? (model === undefined ? undefined : pricesOf(options)(model));
  const prices = known && pricesForCache(known, session.cacheMinutes);
  const offersFrom = headroom.mayLeaveOut ? cachesFrom(counter.model, () => prices) : Infinity;
  const weights = weighSession(session, { blocks, format, counter, offersFrom });
  const priced =
    prices === undefined ? undefined : priceSession(session, { blocks, weights, prices });
  const prompts = session.requests.map((request) => promptTokens(request, weights));
  return {
    id: session.id,
    agent: session.agent,
    model,
    prices,
    tokens: {
      before: sum(prompts.map(({ before }) => before)),
      after: sum(prompts.map(({ after }) => after)),
    },
    cost: priced?.cost,
    turns: prompts.map((tokens, index) => ({ tokens, cost: priced?.turns[index] })),
    blocks: blocks.map((block, index) => describe(block, session, priced?.savedBy[index])),
  };
}

function pricesOf({ headroom }: ReplayOptions): PricesOf {
  return pricesWith(headroom?.prices ?? loadConfig().prices ?? {});
}

function describe(
  { message, kind, toolName, outcome, tokens }: BlockReport,
  { requests }: RecordedSession,
  saved: number | undefined,
): ReplayedBlock {
  const sent = requests.filter(({ messages }) => messages > message).length;
  // A report that counts when it is read would keep the texts in memory.
  const counted = { before: tokens.before, after: tokens.after };
  return { message, kind, toolName, outcome, tokens: counted, requests: sent, saved };
}
