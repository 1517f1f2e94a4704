import { isTime, type Profile } from '../profile.ts';
import { besidesOf } from './besides.ts';
import type { DigestLine } from './line.ts';

/**
 * `timestamp: 2024-01-15T10:00:00Z to 2024-01-15T14:59:00Z`: the first and the last in time. Behind them values that are
 * none: `, besides "" 12`.
 */
export function digestTimes({ column, counts }: Profile): DigestLine | undefined {
  let earliest: string | undefined;
  let latest: string | undefined;
  for (const value of counts.keys()) {
    if (!isTime(value)) continue;
    if (earliest === undefined || value < earliest) earliest = value;
    if (latest === undefined || value > latest) latest = value;
  }
  if (earliest === undefined || latest === undefined) return undefined;
  // Times of different lengths are in different notations and do not sort as text.
  if (earliest.length !== latest.length) return undefined;
  const text = `${column.name}: ${earliest} to ${latest}${besidesOf(column.values, isTime)}`;
  return { order: 26, write: () => text };
}
