import type { DigestLine } from './digest-line.ts';
import type { Profile } from './profile.ts';

/** `timestamp: 2024-01-15T10:00:00Z to 2024-01-15T14:59:00Z`: the first and the last in time. */
export function digestTimes({ column, counts }: Profile): DigestLine | undefined {
  let earliest: string | undefined;
  let latest: string | undefined;
  for (const value of counts.keys()) {
    if (typeof value !== 'string') continue;
    if (earliest === undefined || value < earliest) earliest = value;
    if (latest === undefined || value > latest) latest = value;
  }
  if (earliest === undefined || latest === undefined) return undefined;
  // Times of different lengths are in different notations and do not sort as text.
  if (earliest.length !== latest.length) return undefined;
  return { order: 26, write: () => `${column.name}: ${earliest} to ${latest}` };
}
