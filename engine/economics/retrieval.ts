import type { ContentKind } from '../content.ts';

/**
 * In how many of 100 cases a model is expected to ask for something that was left out. Assumptions, not
 * measurements; each rests on what the lossy form of the kind still shows.
 */
const EXPECTED: Readonly<Record<ContentKind, number>> = {
  // A digest of every column and all failures are shown: what is asked is mostly there.
  json: 20,
  ndjson: 20,
  csv: 20,
  yaml: 20,
  xml: 20,
  table: 25,
  // Every kind of line, every failure and all counts are shown.
  log: 15,
  build: 15,
  'stack-trace': 15,
  // The next step is mostly to open a file that is shown.
  search: 25,
  // Reviews want all of a change.
  diff: 35,
  // Audits of agents find half of all reads on a path that was read before; what was asked for is shown.
  code: 30,
  numbered: 30,
  // The main content is shown whole; what is left out is mostly navigation.
  html: 10,
  // Sentences are chosen by the question of the time; later questions differ.
  markdown: 30,
  prose: 30,
  // Nobody reads it.
  binary: 5,
  text: 25,
};

/** Tokens of one page of an answer, which nobody gets more of than was left out. */
const PAGE = 1500;
/** The tool call that the model writes, at output price. */
const CALL = 100 * 5;
/** The conversation so far, where its length is not known. */
const CONVERSATION = 20_000;

/** In how many of 100 cases a retrieve is expected where parts of a block of this kind are left out. */
export function expectedRetrievals(kind: ContentKind): number {
  return EXPECTED[kind];
}

/** What decides about the cost of a retrieve, prices relative to one input token. */
export interface RetrievalPrices {
  /** A token of the page over the rest of the conversation. */
  readonly perToken: number;
  /** A token that is read from the cache. */
  readonly read: number;
  /** Tokens of the conversation so far. */
  readonly conversation?: number;
}

/**
 * What one retrieve costs, in prices of an input token: the page it brings back at `perToken`, which the
 * conversation carries from then on; the call; the conversation, which is read once more for the additional
 * request.
 */
export function retrievalCost(
  missing: number,
  { perToken, read, conversation = CONVERSATION }: RetrievalPrices,
): number {
  return Math.min(PAGE, missing) * perToken + CALL + conversation * read;
}
