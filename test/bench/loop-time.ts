import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';

import { createHeadroom, type Headroom } from '../../src/index.ts';
import { oneToolResult } from '../eval/conversation.ts';
import { searchResults, serverLog } from './generate.ts';
import { question } from './inputs.ts';
import { type BenchRow, collectGarbage, millisecondsOf, rowFrom } from './samples.ts';

const THREADS = 2;
const WARM_UP = 4;
const ITERATIONS = 12;
const AT_ONCE = 4;
const BYTES = 5_000_000;
const BYTES_A_RECORD = 430;
/** Milliseconds that nobody should wait for somebody else's large request. */
const LONGEST = 50;

const TEXTS: Readonly<Record<string, (seed: number) => string>> = {
  'log-5mb': (seed) => serverLog(BYTES, seed),
  'records-5mb': (seed) => searchResults(Math.round(BYTES / BYTES_A_RECORD), seed),
};

/**
 * How long the event loop stands still while 5 MB are compressed, and how many MB of several such requests at once
 * are compressed in a second; on the calling thread, and in worker threads.
 */
export async function loopRows(): Promise<readonly BenchRow[]> {
  const rows: BenchRow[] = [];
  for (const [name, textOf] of Object.entries(TEXTS)) {
    for (const workers of [false, THREADS] as const) {
      await using headroom = createHeadroom({ store: 'memory', workers });
      const suffix = workers === false ? '' : `-${workers}-threads`;
      const limit = workers === false ? {} : { limit: LONGEST };
      const delays = await delaysOf(headroom, textOf);
      rows.push({ ...rowFrom(delays, { name: `loop-${name}${suffix}`, unit: 'ms' }), ...limit });
      const rates = await ratesOf(headroom, textOf);
      rows.push(rowFrom(rates, { name: `rate-${name}${suffix}`, unit: 'MB/s' }));
    }
  }
  return rows;
}

async function delaysOf(
  headroom: Headroom,
  textOf: (seed: number) => string,
): Promise<readonly number[]> {
  const delays: number[] = [];
  for (let iteration = 0; iteration < WARM_UP + ITERATIONS; iteration += 1) {
    const text = textOf(iteration);
    collectGarbage();
    delays.push(await longestDelay(() => compress(headroom, text)));
  }
  return delays.slice(WARM_UP);
}

/** Milliseconds. The monitor needs some turns of the loop before it sees anything, and one afterwards. */
async function longestDelay(work: () => Promise<unknown>): Promise<number> {
  const monitor = monitorEventLoopDelay({ resolution: 1 });
  monitor.enable();
  await setTimeout(20);
  monitor.reset();
  await setTimeout(20);
  await work();
  await setTimeout(5);
  monitor.disable();
  return monitor.max / 1e6;
}

async function ratesOf(
  headroom: Headroom,
  textOf: (seed: number) => string,
): Promise<readonly number[]> {
  const rates: number[] = [];
  for (let iteration = 0; iteration < ITERATIONS / AT_ONCE; iteration += 1) {
    const seeds = Array.from({ length: AT_ONCE }, (_, index) => 100 + iteration * AT_ONCE + index);
    const texts = seeds.map(textOf);
    collectGarbage();
    const elapsed = await millisecondsOf(() =>
      Promise.all(texts.map((text) => compress(headroom, text))),
    );
    rates.push(texts.reduce((sum, { length }) => sum + length, 0) / 1000 / elapsed);
  }
  return rates;
}

function compress(headroom: Headroom, text: string): Promise<unknown> {
  const messages = oneToolResult(text, question);
  return headroom.compress(messages, { model: 'gpt-4o', retrieval: 'tool' });
}
