import type { Log } from './entries.ts';
import { WEIGHT } from './weight.ts';

/** Names of exceptions, which begin with a capital letter as `onFailure` does not, and the names that compilers, linters and databases give to kinds of errors. */
const NAME =
  /\b[A-Z]\w{1,60}(?:Error|Exception|Failure|Fault)\b|\b[A-Z]\w{1,60}_(?:ERROR|EXCEPTION|FAILURE)\b|\b(?:error|warning|Error|Warning|ERROR|WARNING)[ :[]+[A-Z]{1,6}-?\d{2,5}\b/g;
const CODE = /[A-Z]{1,6}-?\d{2,5}$/;
/** Characters of a line in which names are looked for. */
const HEAD = 400;
const MOST_NAMES = 24;

/**
 * One line with every kind of failure that the lines name, and how many lines name it, so that none
 * vanishes in a group with others: `kinds of failures: AssertionError 3, TS2304 8`. None without names.
 */
export function failureDigest(log: Log): readonly string[] {
  const counts = new Map<string, number>();
  for (const { start, end, weight } of log.entries) {
    if (weight > WEIGHT.suspect) continue;
    for (const line of log.lines.slice(start, end)) {
      for (const name of namesIn(line)) counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  }
  if (counts.size === 0) return [];
  const ranked = [...counts].sort(([, left], [, right]) => right - left);
  const named = ranked.slice(0, MOST_NAMES).map(([name, count]) => `${name} ${count}`);
  const more = ranked.length > MOST_NAMES ? [`${ranked.length - MOST_NAMES} more kinds`] : [];
  return [`kinds of failures, by lines: ${[...named, ...more].join(', ')}`];
}

function namesIn(line: string): ReadonlySet<string> {
  const found = line.slice(0, HEAD).match(NAME) ?? [];
  return new Set(found.map((name) => CODE.exec(name)?.[0] ?? name));
}
