import { performance } from 'node:perf_hooks';

import { quantile } from '../eval/report/statistics.ts';

/** One line of a report. */
export interface BenchRow {
  readonly name: string;
  readonly unit: string;
  readonly p50: number;
  readonly p95: number;
  readonly p99?: number;
  /** Measurements taken. */
  readonly n: number;
  /** What p50 must not exceed. */
  readonly limit?: number;
  /** What p99 must not exceed. */
  readonly limit99?: number;
  /** What p50 must reach, for rates. */
  readonly least?: number;
  /** The peer's p50 on the same input in the same run. */
  readonly peer?: number;
}

/** A row from measurements. */
export function rowFrom(
  values: readonly number[],
  about: { readonly name: string; readonly unit: string; readonly limit?: number },
): BenchRow {
  return {
    ...about,
    p50: quantile(values, 0.5) ?? Number.NaN,
    p95: quantile(values, 0.95) ?? Number.NaN,
    n: values.length,
  };
}

/** A row from measured rates, of which the slow ones are the bad ones: p95 is reached in 95 % of cases. */
export function rateRow(
  values: readonly number[],
  about: { readonly name: string; readonly unit: string; readonly least: number },
): BenchRow {
  return { ...rowFrom(values, about), ...about, p95: quantile(values, 0.05) ?? Number.NaN };
}

/** Frees what earlier measurements left behind, where Node allows it, so that nobody else pays for it. */
export function collectGarbage(): void {
  globalThis.gc?.();
}

/** Milliseconds that some work takes. */
export async function millisecondsOf(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
