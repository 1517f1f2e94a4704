import { searchResults, serverLog } from './generate.ts';

/** What the whole `compress()` call is timed on. */
export interface BenchInput {
  readonly name: string;
  /** Milliseconds that p50 must not exceed. */
  readonly limit: number;
  /** Measurements to take, and calls before them that only warm up. */
  readonly iterations: number;
  readonly warmUp: number;
  /** The tool's output; another seed gives other content of the same kind. */
  readonly text: (seed: number) => string;
}

/** Small and large records and a large log, as tools return them. */
export const inputs: readonly BenchInput[] = [
  {
    name: 'records-100',
    limit: 2,
    iterations: 100,
    warmUp: 300,
    text: (seed) => searchResults(100, seed),
  },
  {
    name: 'records-5000',
    limit: 80,
    iterations: 12,
    warmUp: 4,
    text: (seed) => searchResults(5000, seed),
  },
  {
    name: 'log-1mb',
    limit: 60,
    iterations: 12,
    warmUp: 4,
    text: (seed) => serverLog(1_000_000, seed),
  },
];

/** The question that every input answers. */
export const question = 'Which results are about payments that failed?';
