import type { Messages } from '../facts.ts';
import type { Profile } from '../profile.ts';
import { restOf } from './categories.ts';
import type { DigestLine } from './line.ts';
import { mostFrequent, tally } from './tally.ts';

/** A text longer than this on average is read, not counted. */
const LONGEST_NAME = 60;

/** `message: 17 kinds: Cache hit for key: user_session_* 45, Health check passed 40, 15 others ×215`. */
export function digestMessages({ profile, templates }: Messages): DigestLine {
  const { column, counts } = profile;
  const entries = mostFrequent(templates.counts);
  const ends = isUnique(counts) && meanLength(counts) <= LONGEST_NAME ? endsOf(counts) : undefined;
  return {
    order: 28,
    write: (values) => {
      const shown = entries.slice(0, values).map(([template, count]) => tally(template, count));
      const rest = restOf(entries.slice(values));
      const kinds = `${entries.length} kinds: ${[...shown, ...rest].join(', ')}`;
      if (!ends) return `${column.name}: ${kinds}`;
      return `${column.name}: ${ends}${entries.length > 1 ? `; ${kinds}` : ''}`;
    },
  };
}

/** `path: 40 values: src/a.ts 12, src/b.ts 9, 38 others ×179`. */
export function digestNames({ column, counts }: Profile): DigestLine | undefined {
  if (isUnique(counts) || meanLength(counts) > LONGEST_NAME)
    return digestUnique(column.name, counts);
  const entries = mostFrequent(counts).filter(([value]) => value !== null);
  return {
    order: 30,
    write: (values) => {
      const shown = entries.slice(0, values).map(([value, count]) => tally(value, count));
      const rest = restOf(entries.slice(values));
      return `${column.name}: ${entries.length} values: ${[...shown, ...rest].join(', ')}`;
    },
  };
}

/** `snippet: 1000 texts of 210 to 340 characters`. */
export function digestProse({ column }: Profile): DigestLine {
  const lengths = column.values
    .filter((value) => value !== null)
    .map((value) => String(value).length);
  const [least, greatest] = lengths.reduce(
    ([low, high], length) => [Math.min(low, length), Math.max(high, length)],
    [Infinity, 0],
  );
  const text = `${column.name}: ${lengths.length} texts of ${least} to ${greatest} characters`;
  return { order: 33, write: () => text };
}

/** `path: 200 values, each once: a.ts 1, b.ts 1 … z.ts 1`; for long texts only their number. */
function digestUnique(name: string, counts: Profile['counts']): DigestLine {
  if (!isUnique(counts)) return { order: 34, write: () => `${name}: ${counts.size} values` };
  const size = `${name}: ${counts.size} values, each once`;
  const text = `${name}: ${endsOf(counts)}`;
  const isReadable = meanLength(counts) <= LONGEST_NAME;
  return { order: isReadable ? 31 : 34, write: (limit) => (isReadable && limit > 3 ? text : size) };
}

function endsOf(counts: Profile['counts']): string {
  const values = [...counts.keys()].filter((value) => value !== null);
  const first = values.slice(0, 2).map((value) => tally(value, 1));
  return `${values.length} values, each once: ${first.join(', ')} … ${tally(values.at(-1) ?? '', 1)}`;
}

function isUnique(counts: Profile['counts']): boolean {
  for (const [value, count] of counts) if (count > 1 && value !== null) return false;
  return true;
}

function meanLength(counts: Profile['counts']): number {
  let length = 0;
  for (const value of counts.keys()) length += typeof value === 'string' ? value.length : 8;
  return length / Math.max(1, counts.size);
}
