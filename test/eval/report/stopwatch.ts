import { performance } from 'node:perf_hooks';

/** Adds up the time that some pieces of work take. */
export interface Stopwatch {
  /** Milliseconds so far. */
  readonly elapsed: number;
  /** Does the work and adds its time. */
  time<Result>(work: () => Promise<Result>): Promise<Result>;
}

/** A stopwatch at zero. */
export function stopwatch(): Stopwatch {
  let elapsed = 0;
  return {
    get elapsed() {
      return elapsed;
    },
    async time(work) {
      const start = performance.now();
      const result = await work();
      elapsed += performance.now() - start;
      return result;
    },
  };
}

/** Milliseconds for each thousand tokens; null where there are no tokens. */
export function perThousandTokens(milliseconds: number, tokens: number): number | null {
  return tokens === 0 ? null : (milliseconds * 1000) / tokens;
}
