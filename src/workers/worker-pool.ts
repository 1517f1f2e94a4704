import type { DecisionOutcome, DecisionTask } from '../../engine/index.ts';
import { createCrew, type CrewOptions } from './crew.ts';
import { jobQueue } from './job-queue.ts';
import { sizeOf } from './size.ts';
import { startThread, type Thread } from './thread.ts';

/** Threads that make decisions, and the jobs that wait for them. */
export interface WorkerPool {
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
export interface PoolOptions extends Pick<CrewOptions, 'threads' | 'rest'> {
  /** Starts a thread. */
  readonly start?: () => Thread;
  /** UTF-16 units of texts that may wait. */
  readonly mostWaiting?: number;
}

interface Job extends PromiseWithResolvers<Outcomes | undefined> {
  readonly tasks: readonly DecisionTask[];
  readonly size: number;
}

/** A pool whose threads come and go with the work. One that ends in the midst of a job is replaced. */
export function workerPool({ mostWaiting, start = startThread, ...rest }: PoolOptions): WorkerPool {
  const crew = createCrew({ ...rest, start });
  const queue = jobQueue<Job>(mostWaiting);
  let isUsable = true;

  function begin(): void {
    if (!isUsable || !crew.isFree()) return;
    const job = queue.next();
    if (job !== undefined) void work(job);
  }

  async function work(job: Job): Promise<void> {
    let thread: Thread | undefined;
    try {
      thread = crew.take();
      job.resolve(await thread.run(job.tasks));
      crew.giveBack(thread);
    } catch (error) {
      if (thread !== undefined) crew.drop(thread);
      // Several may fail for the same reason; it is told once.
      if (isUsable) job.reject(error);
      else job.resolve(undefined);
      // Where one cannot be started no other can.
      if (thread?.hasStarted() !== true) giveUp();
    }
    begin();
  }

  function giveUp(): void {
    isUsable = false;
    for (let job = queue.next(); job !== undefined; job = queue.next()) job.resolve(undefined);
  }

  return {
    async run(tasks, signal) {
      signal?.throwIfAborted();
      if (!isUsable || queue.isFull()) return undefined;
      const job = { tasks, size: sizeOf(tasks), ...Promise.withResolvers<Outcomes | undefined>() };
      // A thread that has begun goes on to the end: to end it would cost the next job the start of another.
      const abort = (): void => {
        queue.remove(job);
        job.reject(signal?.reason);
      };
      signal?.addEventListener('abort', abort);
      queue.add(job);
      begin();
      try {
        return await job.promise;
      } finally {
        signal?.removeEventListener('abort', abort);
      }
    },
    async close() {
      giveUp();
      await crew.end();
    },
  };
}
