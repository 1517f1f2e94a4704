import { afterEach, describe, expect, it } from 'vitest';

import type { DecisionOutcome, DecisionTask } from '../../../engine/index.ts';
import type { Thread } from '../../../src/workers/thread.ts';
import { type PoolOptions, workerPool, type WorkerPool } from '../../../src/workers/worker-pool.ts';

/** A thread whose jobs end when the test says so. */
interface SlowThread extends Thread {
  /** The texts of the job that runs, and its end. */
  readonly jobs: { readonly text: string; end(): void }[];
}

const settings = {
  mode: 'balanced',
  tools: {},
  kinds: {},
  trigger: 2000,
  keep: undefined,
  references: false,
  repeats: true,
} as const;

function task(text: string): DecisionTask {
  const query = { user: '', toolArguments: '', assistant: '' };
  return { slot: { text, role: 'tool' }, query, settings, model: 'gpt-4o' };
}

function outcome(text: string): readonly DecisionOutcome[] {
  return [{ text, kind: 'text', reason: 'done', originals: [] }];
}

let pool: WorkerPool;
afterEach(() => pool.close());

function slowPool(
  options: Omit<PoolOptions, 'start'>,
  ended: () => void = () => undefined,
): readonly SlowThread[] {
  const threads: SlowThread[] = [];
  pool = workerPool({
    ...options,
    start() {
      const jobs: SlowThread['jobs'] = [];
      const run: Thread['run'] = ([{ slot } = task('')]) => {
        const { promise, resolve } = Promise.withResolvers<readonly DecisionOutcome[]>();
        jobs.push({ text: slot.text, end: () => resolve(outcome(slot.text)) });
        return promise;
      };
      const thread = { jobs, run, hasStarted: () => true, end: () => Promise.resolve(ended()) };
      threads.push(thread);
      return thread;
    },
  });
  return threads;
}

function latest(threads: readonly SlowThread[]): SlowThread['jobs'][number] | undefined {
  return threads.at(-1)?.jobs.at(-1);
}

describe('a pool of threads', () => {
  it('starts a thread when there is work that no other can do, and never more than it may', async () => {
    const threads = slowPool({ threads: 2 });
    expect(threads).toHaveLength(0);
    const first = pool.run([task('first')]);
    expect(threads).toHaveLength(1);
    latest(threads)?.end();
    await first;
    const more = ['second', 'third', 'fourth'].map((text) => pool.run([task(text)]));
    expect(threads).toHaveLength(2);
    const running = threads.map(({ jobs }) => jobs.at(-1));
    for (const job of running) job?.end();
    await Promise.all(more.slice(0, 2));
    expect(threads.flatMap(({ jobs }) => jobs).map(({ text }) => text)).toContain('fourth');
    expect(threads).toHaveLength(2);
    for (const { jobs } of threads) jobs.at(-1)?.end();
    expect((await more[2])?.[0]?.text).toBe('fourth');
  });

  it('lets small jobs overtake the large ones that wait', async () => {
    const threads = slowPool({ threads: 1 });
    const running = pool.run([task('running')]);
    const large = pool.run([task('large'.repeat(1000))]);
    const small = pool.run([task('small')]);
    for (const each of [running, small, large]) {
      latest(threads)?.end();
      await each;
    }
    const order = threads[0]?.jobs.map(({ text }) => text.slice(0, 5));
    expect(order).toEqual(['runni', 'small', 'large']);
  });

  it('takes nothing more when too much waits', async () => {
    const threads = slowPool({ threads: 1, mostWaiting: 100 });
    const running = pool.run([task('running')]);
    const waiting = pool.run([task('x'.repeat(200))]);
    expect(await pool.run([task('one too many')])).toBeUndefined();
    latest(threads)?.end();
    await running;
    latest(threads)?.end();
    expect(await waiting).toHaveLength(1);
  });

  it('drops what waits and abandons what runs when a signal aborts, and goes on', async () => {
    const threads = slowPool({ threads: 1 });
    const [running, waiting] = [new AbortController(), new AbortController()];
    const first = pool.run([task('first')], running.signal);
    const second = pool.run([task('second')], waiting.signal);
    const third = pool.run([task('third')]);
    waiting.abort(new Error('not wanted'));
    running.abort(new Error('gone'));
    await expect(first).rejects.toThrow('gone');
    await expect(second).rejects.toThrow('not wanted');
    await expect(pool.run([task('late')], running.signal)).rejects.toThrow('gone');
    latest(threads)?.end();
    await expect.poll(() => latest(threads)?.text).toBe('third');
    latest(threads)?.end();
    expect((await third)?.[0]?.text).toBe('third');
  });

  it('ends threads that have had nothing to do for a while, and starts others later', async () => {
    const { promise: ended, resolve } = Promise.withResolvers<void>();
    const threads = slowPool({ threads: 1, rest: 10 }, resolve);
    const first = pool.run([task('first')]);
    latest(threads)?.end();
    await first;
    await ended;
    const second = pool.run([task('second')]);
    expect(threads).toHaveLength(2);
    latest(threads)?.end();
    expect(await second).toHaveLength(1);
  });

  it('has whoever waits do without when it is closed', async () => {
    slowPool({ threads: 1 });
    void pool.run([task('running')]);
    const waiting = pool.run([task('waiting')]);
    await pool.close();
    expect(await waiting).toBeUndefined();
    expect(await pool.run([task('late')])).toBeUndefined();
  });
});
