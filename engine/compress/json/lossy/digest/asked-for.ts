import type { Query } from '../../../../content.ts';
import { createRanker } from '../../../../relevance/ranker.ts';
import type { Column } from '../columns.ts';
import type { Profile } from '../profile.ts';

/** The columns of few values of which a query names one, or the column itself: how many there are may be what it asks. */
export function columnsAskedFor(profiles: readonly Profile[], query: Query): ReadonlySet<Column> {
  const ranker = createRanker(query);
  if (ranker.isIdle) return new Set();
  const categories = profiles.filter(({ kind }) => kind === 'category');
  for (const [index, { column, counts }] of categories.entries()) {
    ranker.add(index, column.name);
    for (const value of counts.keys()) ranker.add(index, String(value));
  }
  const scores = ranker.scores(categories.length);
  const asked = categories.filter((_, index) => (scores[index] ?? 0) > 0);
  return new Set(asked.map(({ column }) => column));
}
