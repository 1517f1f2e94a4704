import type { PricesOf } from '../../engine/index.ts';
import type { AnswerEvent } from '../activity.ts';
import { difference } from './difference.ts';
import type { LedgerFigures, ReportedTokens } from './entry.ts';
import { netSavings, pricesFor, requestCost } from './net.ts';
import type { PrefixVerdict } from './prefix-proof.ts';

/** What one request to a provider came to. */
export interface RequestReport {
  /** Id of the conversation, the same for all of its requests; it says nothing of the content. */
  readonly conversation: string;
  /** Name of the model. */
  readonly model: string;
  /** Whether it is a further request, in which the model got back what it had asked for. */
  readonly isHidden: boolean;
  /** Whether the request begins with what was sent before. */
  readonly prefix: PrefixVerdict;
  /** What the provider's cache had of it; undefined where the provider does not report. */
  readonly cache: CacheReport | undefined;
  /** What it cost; undefined where the price or the provider's report is missing. */
  readonly cost: CostReport | undefined;
  /** US dollars that compression has saved in the conversation so far, net; undefined where no price is known. */
  readonly net: number | undefined;
}

/** Tokens of a prompt in the provider's cache. */
export interface CacheReport {
  /** Those that it was expected to have, by what it reported before. */
  readonly expected: number;
  /** Those of them that it read. */
  readonly read: number;
}

/** US dollars for a request and its answer. */
export interface CostReport {
  /** As the provider reported it. */
  readonly with: number;
  /** What it would have cost without compression. */
  readonly without: number;
}

/** A conversation's account around an answer. */
interface Answered {
  readonly event: AnswerEvent;
  readonly prefix: PrefixVerdict;
  /** What was known when the answer before was reported; undefined for the first. */
  readonly before: LedgerFigures | undefined;
  readonly now: LedgerFigures;
}

/** Reports what has come to an account with an answer. */
export function reportRequest(answered: Answered, pricesOf: PricesOf): RequestReport {
  const { event, prefix, before, now } = answered;
  const { conversation, model, isHidden, usage } = event;
  const change = before === undefined ? now : difference(before, now);
  const { expected, read } = change.prefix;
  return {
    conversation,
    model,
    isHidden,
    prefix,
    cache: usage === undefined ? undefined : { expected, read },
    cost: usage && costOfRequest(change, { answers: 1, ...usage }, pricesOf),
    net: netSavings(now, pricesOf)?.net,
  };
}

function costOfRequest(
  change: LedgerFigures,
  reported: ReportedTokens,
  pricesOf: PricesOf,
): CostReport | undefined {
  const prices = pricesFor(change, pricesOf);
  if (prices === undefined) return undefined;
  const cost = requestCost(reported, prices);
  const net = netSavings(change, pricesOf)?.net ?? 0;
  return { with: cost, without: Math.max(0, cost + net) };
}
