import type { LogEntry } from 'headroom-ts/proxy';

import { RecentMap } from '../../../src/index.ts';

/** What problems are told with. */
export interface ProblemReporterOptions {
  /** Takes a line. */
  readonly report: (line: string) => void;
  /** Milliseconds from any beginning; never goes back. */
  readonly now?: () => number;
}

/** Milliseconds in which a problem is told once. */
const PAUSE = 60_000;
/** Problems that are known at most. */
const MOST = 100;

interface Told {
  readonly at: number;
  /** How often it came up since, unsaid. */
  readonly unsaid: number;
}

/**
 * Tells each problem of a proxy once, and while it lasts once a minute with how often it came up: what is wrong with
 * a store is wrong with every request, and a disk that is full is not to be filled by saying so.
 */
export function problemReporter({
  report,
  now = () => performance.now(),
}: ProblemReporterOptions): (entry: LogEntry) => void {
  const told = new RecentMap<Told>({ most: MOST });
  return (entry) => {
    if (entry.event !== 'problem') return;
    const { message } = entry;
    const last = told.get(message);
    const at = now();
    if (last !== undefined && at < last.at + PAUSE) {
      told.set(message, { at: last.at, unsaid: last.unsaid + 1 });
      return;
    }
    const unsaid = last?.unsaid ?? 0;
    report(unsaid === 0 ? message : `${message} (${unsaid} more times since it was last said)`);
    told.set(message, { at, unsaid: 0 });
  };
}
