import { restOf } from './digest-categories.ts';
import type { DigestLine } from './digest-line.ts';
import type { Messages } from './facts.ts';
import type { Profile } from './profile.ts';
import { mostFrequent, shortened, tally } from './tally.ts';

/** A text longer than this on average is read, not counted. */
const LONGEST_NAME = 60;

/** `message: 17 kinds: Cache hit for key: user_session_* 45, Health check passed 40, 15 others ×215`. */
export function digestMessages({ profile, templates }: Messages): DigestLine {
  const entries = mostFrequent(templates.counts);
  return {
    order: 28,
    write: (values) => {
      const shown = entries.slice(0, values).map(([template, count]) => tally(template, count));
      const rest = restOf(entries.slice(values));
      return `${profile.column.name}: ${entries.length} kinds: ${[...shown, ...rest].join(', ')}`;
    },
  };
}

/** `path: 40 values: src/a.ts 12, src/b.ts 9, 38 others ×179`. */
export function digestNames({ column, counts }: Profile): DigestLine | undefined {
  if (isUnique(counts) || meanLength(counts) > LONGEST_NAME) return digestUnique(column.name, counts);
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

/** `path: 200 values, each once: a.ts 1, b.ts 1 … z.ts 1`; for long texts only their number. */
function digestUnique(name: string, counts: Profile['counts']): DigestLine {
  const values = [...counts.keys()].filter((value) => value !== null);
  const size = `${name}: ${values.length} ${isUnique(counts) ? 'values, each once' : 'values'}`;
  if (!isUnique(counts) || meanLength(counts) > LONGEST_NAME) return { order: 34, write: () => size };
  const [first = '', second = ''] = values.map(shortened);
  const last = shortened(values.at(-1) ?? '');
  const text = `${size}: ${tally(first, 1)}, ${tally(second, 1)} … ${tally(last, 1)}`;
  return { order: 31, write: (limit) => (limit > 3 ? text : size) };
}

function isUnique(counts: Profile['counts']): boolean {
  for (const count of counts.values()) if (count > 1) return false;
  return true;
}

function meanLength(counts: Profile['counts']): number {
  let length = 0;
  for (const value of counts.keys()) length += typeof value === 'string' ? value.length : 8;
  return length / Math.max(1, counts.size);
}
