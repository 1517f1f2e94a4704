import type { Log } from './entries.ts';

const ORDER: readonly string[] = [
  'FAILED',
  'FAIL',
  'NOT OK',
  'EMERG',
  'ALERT',
  'PANIC',
  'FATAL',
  'CRITICAL',
  'SEVERE',
  'ERROR',
  'HTTP 5XX',
  'WARN',
  'HTTP 4XX',
  'NOTICE',
  'INFO',
  'DEBUG',
  'TRACE',
  'VERBOSE',
  'PASSED',
  'PASS',
  'OK',
];

/** How many entries carry each level or test result, the worst first: `ERROR 12, WARN 40, INFO 900`. */
export function levelDigest(log: Log): string {
  const counts = new Map<string, number>();
  for (const { label } of log.entries) {
    if (label !== '') counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  return [...counts]
    .sort(([left], [right]) => position(left) - position(right) || (left < right ? -1 : 1))
    .map(([label, count]) => `${label} ${count}`)
    .join(', ');
}

function position(label: string): number {
  const index = ORDER.indexOf(label);
  return index === -1 ? ORDER.length : index;
}
