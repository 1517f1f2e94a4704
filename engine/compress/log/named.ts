import type { Query } from '../../content.ts';
import { queryTerms } from '../../relevance/query-terms.ts';
import { rank } from '../../relevance/rank.ts';
import { ANCHORED } from '../../relevance/score.ts';
import type { Entry, Log } from './entries.ts';

/** More lines than this that all hold what was asked for are a group like any other. */
const MOST = 12;

/** The entries that hold an id, a number, a path or a quotation of the query: they are shown one by one. */
export function namedEntries(log: Log, query: Query): ReadonlySet<Entry> {
  if (queryTerms(query).anchors.length === 0) return new Set();
  const texts = log.entries.map(({ start }) => log.lines[start] ?? '');
  const scores = rank(texts, query);
  const named = log.entries.filter((_, index) => (scores[index] ?? 0) >= ANCHORED);
  return new Set(named.length <= MOST ? named : []);
}
