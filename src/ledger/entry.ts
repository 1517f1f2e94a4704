import type { ContentKind } from '../../engine/index.ts';

/** Tokens by how a provider charges for them. */
export interface ChargedTokens {
  /** Sent for the first time, or again after the cache has forgotten them. */
  readonly fresh: number;
  /** Sent again while the cache has them. */
  readonly again: number;
}

/** Tokens that were not sent, of one kind of content and one tool. */
export interface SavedTokens extends ChargedTokens {
  readonly kind: ContentKind;
  /** The tool that returned the content; empty for what a user has sent. */
  readonly tool: string;
}

/** What providers have reported. */
export interface ReportedTokens {
  /** Answers that came with a report. */
  readonly answers: number;
  /** Tokens of the prompts. */
  readonly prompt: number;
  /** Those of them that came from the cache. */
  readonly cached: number;
  /** Tokens that the models wrote. */
  readonly output: number;
}

/** Whether requests began with what was sent before, and what came of it. */
export interface PrefixFigures {
  /** Requests that began with the texts of the one before. */
  readonly kept: number;
  /** Requests in which the client had changed an earlier text. */
  readonly changedByClient: number;
  /** Requests in which compression gave another form to a text that the client had not changed. */
  readonly changedByHeadroom: number;
  /** Tokens that the provider's cache was expected to have, by what it had reported before. */
  readonly expected: number;
  /** Those of them that it reported to have read. */
  readonly read: number;
}

/** Those of no requests. */
export const NO_PREFIXES: PrefixFigures = {
  kept: 0,
  changedByClient: 0,
  changedByHeadroom: 0,
  expected: 0,
  read: 0,
};

/** Figures of one conversation on one day. */
export interface LedgerEntry extends LedgerFigures {
  /** The day in UTC, such as `2026-11-21`. */
  readonly day: string;
  /** Names the conversation by how it began; says nothing of what it is about. */
  readonly session: string;
}

/** Figures of one conversation. Tokens that were not sent, or were added, are estimates within about 5 %. */
export interface LedgerFigures {
  readonly model: string;
  /** Minutes for which prompts were written to the cache; absent for what the provider does unasked. */
  readonly cacheMinutes?: number | undefined;
  /** Whether it was left as it is, to compare with. */
  readonly heldOut: boolean;
  readonly requests: number;
  /** Tokens that were not sent. */
  readonly saved: readonly SavedTokens[];
  /** Tokens that were sent on account of compression: the definition of `headroom_retrieve`, and what it returned. */
  readonly added: ChargedTokens;
  /** Of the requests that users made. */
  readonly reported: ReportedTokens;
  /** Of the further requests in which models retrieved; estimates where a provider does not report. */
  readonly hidden: ReportedTokens;
  readonly prefix: PrefixFigures;
}
