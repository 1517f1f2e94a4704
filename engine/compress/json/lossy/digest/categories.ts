import type { Profile } from '../profile.ts';
import type { DigestLine } from './line.ts';
import { mostFrequent, tally } from './tally.ts';

/** Counts of so few values are always given. */
const FEW = 12;
const ESSENTIAL_LENGTH = 400;
const LINE = 80;

/** `level: INFO 158, WARN 55, ERROR 49, missing 3`: every value with its count. */
export function digestCategory({ column, counts, missing }: Profile): DigestLine {
  const entries = mostFrequent(counts).filter(([value]) => value !== null);
  const length = entries.reduce((sum, [value]) => sum + String(value).length, 0);
  // What few rows have at all says less about the list than what most have.
  const present = entries.reduce((sum, [, count]) => sum + count, 0);
  const rarity = missing > present ? FEW : 0;
  const lacking = missing > 0 && !column.isNested ? [`missing ${missing}`] : [];
  return {
    // A value that all rows have, where they have any, is soon said and says little.
    order: entries.length > 1 ? entries.length + Math.floor(length / LINE) + rarity : 25,
    isEssential: entries.length > 1 && entries.length <= FEW && length <= ESSENTIAL_LENGTH,
    write(values) {
      const shown = entries.slice(0, values).map(([value, count]) => tally(value, count));
      const rest = restOf(entries.slice(values));
      return `${column.name}: ${[...shown, ...rest, ...lacking].join(', ')}`;
    },
  };
}

/** What a list of counts leaves out: `9 others 31`. */
export function restOf(entries: readonly (readonly [unknown, number])[]): readonly string[] {
  if (entries.length === 0) return [];
  const count = entries.reduce((sum, [, each]) => sum + each, 0);
  return [`${entries.length} others ×${count}`];
}
