import type { Query } from '../content.ts';
import { createRanker } from './ranker.ts';

/**
 * How relevant each text is to a query: one integer per text, 0 for not at all. A text that holds one of the query's
 * exact strings (an id, a number, a path, a quotation) which few other texts hold scores `ANCHORED` or more.
 */
export function rank(texts: readonly string[], query: Query): readonly number[] {
  const ranker = createRanker(query);
  if (!ranker.isIdle) for (const [index, text] of texts.entries()) ranker.add(index, text);
  return ranker.scores(texts.length);
}
