import type { LogEntry } from 'headroom-ts/proxy';

import { routeOf } from '../../http/request/route.ts';

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
  /** US dollars that were saved net, where all prices are known; undefined where one is not. */
  readonly net: number | undefined;
  /** What did not work and was worked around, each once. */
  readonly problems: readonly string[];
}

/** Sums what a proxy logs. */
export interface SavingsCounter {
  log(entry: LogEntry): void;
  current(): Savings;
}

/** Begins to sum. What is not charged for is not saved: refused requests, and those that only count tokens. */
export function savingsCounter(): SavingsCounter {
  const sums = { requests: 0, seen: 0, before: 0, after: 0 };
  const nets = new Map<string, number | undefined>();
  const problems = new Set<string>();
  return {
    log(entry) {
      if (entry.event === 'answer') return void nets.set(entry.conversation, entry.net);
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
    current: () => ({ ...sums, net: sumOf([...nets.values()]), problems: [...problems] }),
  };
}

function sumOf(nets: readonly (number | undefined)[]): number | undefined {
  if (nets.length === 0) return undefined;
  return nets.reduce((sum, net) =>
    sum === undefined || net === undefined ? undefined : sum + net,
  );
}
