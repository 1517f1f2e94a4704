import { restOf } from './digest-categories.ts';
import type { DigestLine } from './digest-line.ts';
import type { Failure } from './failures.ts';
import { tally } from './tally.ts';

/** `failures 49: Database connection pool exhausted 16, Connection refused to *:* 13`: what went wrong, how often. */
export function digestFailures(failures: readonly Failure[]): DigestLine | undefined {
  const count = failures.reduce((sum, { rows }) => sum + rows.length, 0);
  if (count <= failures.length) return undefined;
  const entries = failures.map(({ message, rows }) => [message, rows.length] as const);
  return {
    order: 13,
    write: (values) => {
      const shown = entries.slice(0, values).map(([message, each]) => tally(message, each));
      return `failures ${count}: ${[...shown, ...restOf(entries.slice(values))].join(', ')}`;
    },
  };
}
