import type { DecisionOutcome, DecisionTask } from '../../engine/index.ts';
import { type JobQueue, jobQueue } from './job-queue.ts';
import { sizeOf } from './size.ts';
import { openThreads, type ThreadsOptions } from './threads.ts';

/** Threads that make decisions, and the jobs that wait for them. */
export interface WorkerPool {
  /** Whether a thread runs, so that a job need not wait for the start of one. */
  isReady(): boolean;
  /**
   * Starts a thread before there is a job for it. Rejects with what keeps it from starting. Resolves at once where
   * one is being started already, or threads are not to be had.
   */
  start(): Promise<void>;
  /**
   * The outcomes of tasks. Undefined where they are to be had without threads: too much waits already, threads
   * cannot be started, or the pool is closed. Rejects with the signal's reason, or with what ended the thread in
   * the midst of the job.
   */
  run(tasks: readonly DecisionTask[], signal?: AbortSignal): Promise<Outcomes | undefined>;
  /** Ends the threads; whoever still waits gets undefined. */
  close(): Promise<void>;
}

type Outcomes = readonly DecisionOutcome[];

/** What a pool is made of. */
export interface PoolOptions extends ThreadsOptions {
  /** UTF-16 units of texts that may wait. */
  readonly mostWaiting?: number;
  /** Milliseconds that a job of so many UTF-16 units may take. */
  readonly patience?: (size: number) => number;
}

interface Job extends PromiseWithResolvers<Outcomes | undefined> {
  readonly tasks: readonly DecisionTask[];
  readonly size: number;
}

/** A pool whose threads come and go with the work. Throws where the program of the threads is missing. */
export function workerPool({
  mostWaiting,
  patience = usualPatience,
  ...options
}: PoolOptions): WorkerPool {
  const threads = openThreads(options, giveUp);
  const queue = jobQueue<Job>(mostWaiting);
  const running = new Set<Job>();
  let isUsable = true;
  let isStarting = false;

  function begin(): void {
    if (running.size === options.threads) return;
    const job = queue.next();
    if (job !== undefined) void work(job);
  }

  async function work(job: Job): Promise<void> {
    running.add(job);
    try {
      job.resolve(await threads.run(job.tasks, patience(job.size)));
    } catch (error) {
      if (isUsable) job.reject(error);
      else job.resolve(undefined);
    }
    running.delete(job);
    begin();
  }

  /** Where one thread cannot be started no other can. */
  function giveUp(error: unknown): void {
    // It is a reason for many jobs; it is told once.
    const [first] = running;
    first?.reject(error);
    void close();
  }

  function close(): Promise<void> {
    isUsable = false;
    for (let job = queue.next(); job !== undefined; job = queue.next()) job.resolve(undefined);
    return threads.end();
  }

  async function run(
    tasks: readonly DecisionTask[],
    signal?: AbortSignal,
  ): Promise<Outcomes | undefined> {
    signal?.throwIfAborted();
    if (!isUsable || queue.isFull()) return undefined;
    const job = { tasks, size: sizeOf(tasks), ...Promise.withResolvers<Outcomes | undefined>() };
    queue.add(job);
    begin();
    return unlessAborted(job, { signal, queue });
  }

  async function start(): Promise<void> {
    if (isStarting) return;
    isStarting = true;
    try {
      await run([]);
    } finally {
      isStarting = false;
    }
  }

  return { isReady: () => threads.isReady(), start, run, close };
}

interface Waiting {
  readonly signal: AbortSignal | undefined;
  readonly queue: JobQueue<Job>;
}

/**
 * What comes of a job, unless its signal aborts. A thread that has begun goes on to the end: to end it would cost the
 * next job the start of another.
 */
async function unlessAborted(job: Job, { signal, queue }: Waiting): Promise<Outcomes | undefined> {
  const abort = (): void => {
    queue.remove(job);
    job.reject(signal?.reason);
  };
  signal?.addEventListener('abort', abort);
  try {
    return await job.promise;
  } finally {
    signal?.removeEventListener('abort', abort);
  }
}

/** No text takes as long as a second for 100 KB, on any computer. */
function usualPatience(size: number): number {
  return 10_000 + size / 100;
}
