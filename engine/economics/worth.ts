import type { ContentKind } from '../content.ts';
import { cachePrices } from './prices.ts';
import { expectedRetrievals, retrievalCost } from './retrieval.ts';

/** Turns of a conversation that are expected to follow a block. */
const LATER_TURNS = 10;

/** What leaving parts of a block out would save, and for whom. */
export interface Offer {
  readonly kind: ContentKind;
  readonly model: string;
  /** Tokens of the best form that leaves nothing out. */
  readonly before: number;
  /** Tokens of the form with references. */
  readonly after: number;
}

/** Whether a reference is worth leaving, and why, in words. */
export interface Verdict {
  readonly pays: boolean;
  readonly reason: string;
}

/**
 * Weighs `D·(w + r·N) > P·cost`: D tokens left out are saved once when they would be written to the
 * provider's cache (w) and again in each of N later turns that would read them (r); with probability P the
 * model asks for some of them, at the cost of a page and an additional request.
 */
export function weigh({ kind, model, before, after }: Offer): Verdict {
  const { write, read } = cachePrices(model);
  const saved = before - after;
  const percent = expectedRetrievals(kind);
  const perToken = write + read * LATER_TURNS;
  const gain = saved * perToken;
  const cost = (retrievalCost(saved, { perToken, read }) * percent) / 100;
  const expectation = `a retrieve is expected in ${percent} % of cases`;
  return gain > cost
    ? { pays: true, reason: `leaving parts out pays: ${expectation}` }
    : {
        pays: false,
        reason: `leaving parts out does not pay: ${savingOf(saved, before)}; ${expectation}`,
      };
}

/** As a share: estimates of tokens would stand beside what is counted, and contradict it. */
function savingOf(saved: number, before: number): string {
  const percent = Math.floor((100 * saved) / before);
  return percent > 0 ? `it saves about ${percent} %` : 'it saves next to nothing';
}
