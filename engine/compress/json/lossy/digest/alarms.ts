import type { Alarm, Alarms } from '../alarms.ts';
import { restOf } from './categories.ts';
import type { DigestLine } from './line.ts';
import { tally } from './tally.ts';

/**
 * `failures 49: Database connection pool exhausted 16, Connection refused to *:* 13`: what went wrong, how often. A
 * row that is counted there is not among the warnings, be its level one: beside failures they are the other ones.
 */
export function digestAlarms({ failures, warnings }: Alarms): readonly DigestLine[] {
  const name = failures.length > 0 ? 'other warnings' : 'warnings';
  return [
    ...lineFor('failures', failures, { order: 13 }),
    ...lineFor(name, warnings, { order: 14 }),
  ];
}

function lineFor(
  name: string,
  alarms: readonly Alarm[],
  { order }: Pick<DigestLine, 'order'>,
): readonly DigestLine[] {
  const count = alarms.reduce((sum, { rows }) => sum + rows.length, 0);
  if (count <= alarms.length || alarms.every(({ message }) => message === '')) return [];
  const entries = alarms.map(({ message, rows }) => [message, rows.length] as const);
  const write = (values: number): string => {
    const shown = entries.slice(0, values).map(([message, each]) => tally(message, each));
    return `${name} ${count}: ${[...shown, ...restOf(entries.slice(values))].join(', ')}`;
  };
  return [{ order, write }];
}
