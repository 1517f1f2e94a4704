import { createHeadroom } from '../../../src/index.ts';
import { oneToolResult } from '../../eval/conversation.ts';
import { question } from '../inputs.ts';
import { type BenchRow, collectGarbage, millisecondsOf, rateRow, rowFrom } from '../samples.ts';
import { textMakers } from './texts.ts';

const SIZE = 100_000;
const WARM_UP = 100;
const ITERATIONS = 20;

/** Whole calls on new content: 100 KB of each kind, all kinds together, and a code file of usual size. */
export async function kindTimeRows(): Promise<readonly BenchRow[]> {
  const times = new Map<string, readonly number[]>();
  for (const [kind, make] of Object.entries(textMakers)) {
    times.set(kind, await timesOn((seed) => make(SIZE, seed)));
  }
  const code = await timesOn((seed) => textMakers.code?.(CODE_FILE, seed) ?? '');
  return [
    mixedRow([...times.values()]),
    rowFrom(code, { name: 'code-30kb', unit: 'ms', limit: 4 }),
    ...[...times].map(([kind, values]) =>
      rowFrom(values, { name: `${kind}-100kb`, unit: 'ms', limit: 50 }),
    ),
  ];
}

const CODE_FILE = 30_000;

/** Megabytes a second over one text of each kind. */
function mixedRow(times: readonly (readonly number[])[]): BenchRow {
  const megabytes = (times.length * SIZE) / 1e6;
  const rounds = Array.from({ length: ITERATIONS }, (_, round) =>
    times.reduce((sum, values) => sum + (values[round] ?? 0), 0),
  );
  return rateRow(
    rounds.map((milliseconds) => (megabytes / milliseconds) * 1000),
    { name: 'mixed-text', unit: 'MB/s', least: 20 },
  );
}

async function timesOn(text: (seed: number) => string): Promise<readonly number[]> {
  await using headroom = createHeadroom({ store: 'memory', mode: 'balanced' });
  const values: number[] = [];
  collectGarbage();
  for (let seed = 0; seed < WARM_UP + ITERATIONS; seed += 1) {
    const messages = oneToolResult(text(seed), question);
    const options = { model: 'gpt-4o', retrieval: 'tool' } as const;
    const elapsed = await millisecondsOf(() => headroom.compress(messages, options));
    if (seed >= WARM_UP) values.push(elapsed);
  }
  return values;
}
