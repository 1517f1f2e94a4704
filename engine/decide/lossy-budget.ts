import type { ContentKind } from '../content.ts';
import type { Mode } from '../settings.ts';

/**
 * Shares of a block's tokens that balanced compression keeps in any case, for kinds whose parts cannot stand
 * for each other as the rows of a table or the lines of a log can; aggressive keeps a quarter of that.
 */
const LEAST_SHARES: Readonly<Partial<Record<ContentKind, number>>> = {
  // Which sentence answers a question shows only in part in its words.
  prose: 0.4,
  markdown: 0.4,
  // The main content of a page is rarely more of its markup.
  html: 0.4,
  // The headers of its functions and its types alone are about that.
  code: 0.45,
  numbered: 0.35,
  // What it is, and so which of its lines matter, is not known.
  text: 0.3,
  // The same is true of its elements, which are records in some texts, and in others the parts of one.
  xml: 0.3,
  // What a change is about shows in its lines, of which few are like the question.
  diff: 0.15,
};
/** The least shares of very large blocks end here. */
const MOST_BY_SHARE = 12_000;

/** What a budget depends on besides a block's size. */
export interface BudgetContext {
  readonly kind: ContentKind;
  readonly mode: Mode;
  /** The share that was asked for; undefined chooses by kind and mode. */
  readonly keep: number | undefined;
}

/** Tokens that a block may keep when parts of it are left out. */
export function lossyBudget(tokens: number, { kind, mode, keep }: BudgetContext): number {
  if (keep !== undefined) return Math.round(tokens * keep);
  const [share, least, most] = mode === 'aggressive' ? [0.03, 400, 1000] : [0.05, 450, 1500];
  const leastShare = (LEAST_SHARES[kind] ?? 0) * (mode === 'aggressive' ? 0.25 : 1);
  const floor = Math.min(MOST_BY_SHARE, tokens * leastShare);
  const budget = Math.min(most, Math.max(least, tokens * share));
  return Math.round(Math.max(budget, floor));
}
