import type { Scalar } from '../columns.ts';
import { restOf } from './categories.ts';
import { mostFrequent, tally } from './tally.ts';

const MOST_NAMED = 3;

/** `, besides "" 177, n/a 3`: the values of a column that are of another kind than most, with their counts; empty where none is. */
export function besidesOf(values: readonly Scalar[], isOfKind: (value: Scalar) => boolean): string {
  const counts = new Map<Scalar, number>();
  for (const value of values) {
    if (value !== null && !isOfKind(value)) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const others = mostFrequent(counts);
  const shown = others.slice(0, MOST_NAMED).map(([value, count]) => tally(value, count));
  const all = [...shown, ...restOf(others.slice(MOST_NAMED))];
  return all.length === 0 ? '' : `, besides ${all.join(', ')}`;
}
