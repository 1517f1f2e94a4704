import process from 'node:process';
import { BroadcastChannel, type Worker } from 'node:worker_threads';

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import type { DecisionTask } from '../../../engine/index.ts';
import { type PoolOptions, workerPool, type WorkerPool } from '../../../src/workers/worker-pool.ts';
import { workerProgram } from './worker-program.ts';

const CHANNEL = 'headroom-jobs';

/** Jobs say when they begin, and end when the test says so. */
const program = workerProgram(`import { BroadcastChannel } from 'node:worker_threads';
  export function runTasks([task]) {
    if (task === undefined) return [];
    const { text } = task.slot;
    return new Promise((resolve) => {
      const channel = new BroadcastChannel('${CHANNEL}');
      channel.onmessage = ({ data }) => {
        if (data.end !== text) return;
        channel.close();
        resolve([{ text, kind: 'text', reason: 'done', originals: [] }]);
      };
      channel.postMessage({ begun: text });
    });
  }`);

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

let channel: BroadcastChannel;
let begun: string[] = [];
let ended = 0;
let threads: Worker[] = [];
let pool: WorkerPool;

function noteThread(thread: Worker): void {
  threads.push(thread);
  thread.on('exit', () => (ended += 1));
}

function noteJob(event: Event): void {
  const { data } = event as MessageEvent;
  begun.push(data.begun);
}

beforeAll(() => {
  channel = new BroadcastChannel(CHANNEL);
  channel.addEventListener('message', noteJob);
  process.on('worker', noteThread);
});
afterAll(() => {
  process.off('worker', noteThread);
  channel.close();
  program[Symbol.dispose]();
});
beforeEach(() => {
  begun = [];
  threads = [];
  ended = 0;
});
afterEach(() => pool.close());

function openPool(options: PoolOptions): void {
  pool = workerPool({ ...options, program: program.url });
}

async function hasBegun(text: string): Promise<void> {
  await expect.poll(() => begun, { interval: 5, timeout: 10_000 }).toContain(text);
}

async function end(text: string): Promise<void> {
  await hasBegun(text);
  channel.postMessage({ end: text });
}

describe('a pool of threads', () => {
  it('starts a thread when there is work that no other can do, and never more than it may', async () => {
    openPool({ threads: 2 });
    expect(threads).toHaveLength(0);
    const first = pool.run([task('first')]);
    await end('first');
    await first;
    expect(threads).toHaveLength(1);
    const more = ['second', 'third', 'fourth'].map((text) => pool.run([task(text)]));
    await hasBegun('third');
    expect(begun).not.toContain('fourth');
    await end('second');
    await end('fourth');
    expect((await more[2])?.[0]?.text).toBe('fourth');
    expect(threads).toHaveLength(2);
    await end('third');
    expect((await Promise.all(more)).map((outcomes) => outcomes?.[0]?.text)).toEqual([
      'second',
      'third',
      'fourth',
    ]);
  });

  it('starts one before there is work, which then need not wait for it', async () => {
    openPool({ threads: 2, rest: 200 });
    expect(pool.isReady()).toBe(false);
    const starts = [pool.start(), pool.start()];
    await Promise.all(starts);
    expect(pool.isReady()).toBe(true);
    expect(threads).toHaveLength(1);
    const job = pool.run([task('first')]);
    await end('first');
    await job;
    expect(threads).toHaveLength(1);
    await expect.poll(() => ended).toBe(1);
    expect(pool.isReady()).toBe(false);
  });

  it('lets small jobs overtake the large ones that wait', async () => {
    openPool({ threads: 1 });
    const large = 'large'.repeat(1000);
    const jobs = ['running', large, 'small'].map((text) => pool.run([task(text)]));
    for (const text of ['running', 'small', large]) await end(text);
    await Promise.all(jobs);
    expect(begun).toEqual(['running', 'small', large]);
  });

  it('takes nothing more when too much waits', async () => {
    openPool({ threads: 1, mostWaiting: 100 });
    const waits = 'x'.repeat(200);
    const [running, waiting] = [pool.run([task('running')]), pool.run([task(waits)])];
    expect(await pool.run([task('one too many')])).toBeUndefined();
    await end('running');
    await running;
    await end(waits);
    expect(await waiting).toHaveLength(1);
  });

  it('drops what waits and abandons what runs when a signal aborts, and goes on', async () => {
    openPool({ threads: 1 });
    const [running, waiting] = [new AbortController(), new AbortController()];
    const first = pool.run([task('first')], running.signal);
    const second = pool.run([task('second')], waiting.signal);
    const third = pool.run([task('third')]);
    await hasBegun('first');
    waiting.abort(new Error('not wanted'));
    running.abort(new Error('gone'));
    await expect(first).rejects.toThrow('gone');
    await expect(second).rejects.toThrow('not wanted');
    await expect(pool.run([task('late')], running.signal)).rejects.toThrow('gone');
    await end('first');
    await end('third');
    expect((await third)?.[0]?.text).toBe('third');
    expect(begun).toEqual(['first', 'third']);
    expect(threads).toHaveLength(1);
  });

  it('ends threads that have had nothing to do for a while, and starts others later', async () => {
    openPool({ threads: 1, rest: 10 });
    for (const text of ['first', 'second']) {
      const job = pool.run([task(text)]);
      await end(text);
      await job;
      await expect.poll(() => ended).toBe(threads.length);
    }
    expect(threads).toHaveLength(2);
  });

  it('has whoever waits do without when it is closed', async () => {
    openPool({ threads: 1 });
    const running = pool.run([task('running')]);
    const waiting = pool.run([task('waiting')]);
    await hasBegun('running');
    await pool.close();
    expect(await Promise.all([running, waiting])).toEqual([undefined, undefined]);
    expect(await pool.run([task('late')])).toBeUndefined();
    expect(ended).toBe(1);
  });
});
