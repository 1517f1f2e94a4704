import type { LogEntry } from 'headroom-ts/proxy';

import { routeOf } from '../../http/route.ts';

/** What came of a client's requests. */
export interface Savings {
  /** Requests that a model answered and that went through compression. */
  readonly requests: number;
  /** Requests of any kind. */
  readonly seen: number;
  /** Bytes of their bodies, as the client wrote them. */
  readonly before: number;
  /** Bytes that went to the providers for them, further requests included. */
  readonly after: number;
  /** What did not work and was worked around, each once. */
  readonly problems: readonly string[];
}

/** Sums what a proxy logs. */
export interface SavingsCounter {
  log(entry: LogEntry): void;
  current(): Savings;
}

/** Begins to sum. What is not charged for is not saved: refused requests, and those that only count tokens. */
export function countSavings(): SavingsCounter {
  const sums = { requests: 0, seen: 0, before: 0, after: 0 };
  const problems = new Set<string>();
  return {
    log(entry) {
      if (entry.event === 'problem') return void problems.add(entry.message);
      sums.seen += 1;
      sums.after += entry.bytesResent ?? 0;
      const { bytesBefore, bytesAfter, status, path } = entry;
      const isAnswered = status >= 200 && status < 300;
      const isForModel = routeOf(`http://localhost${path}`)?.purpose === 'answer';
      if (bytesBefore === undefined || bytesAfter === undefined) return;
      if (!isAnswered || !isForModel) return;
      sums.requests += 1;
      sums.before += bytesBefore;
      sums.after += bytesAfter;
    },
    current: () => ({ ...sums, problems: [...problems] }),
  };
}
