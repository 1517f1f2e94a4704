import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';

import type { DecisionOutcome, DecisionTask } from '../../engine/index.ts';
import { sizeOf } from './size.ts';

/** A worker thread that does one job at a time. It keeps no process alive while it has nothing to do. */
export interface Thread {
  /**
   * Does a job. Rejects where the thread ends before the job does: its program cannot be started, its memory is
   * exhausted, it does not answer in time.
   */
  run(tasks: readonly DecisionTask[]): Promise<readonly DecisionOutcome[]>;
  /** Whether its program was found and runs. */
  hasStarted(): boolean;
  /** Ends the thread, in the midst of a job if need be. */
  end(): Promise<void>;
}

/** What a thread says: that it has started, or what has become of a job. */
export type ThreadMessage = 'ready' | readonly DecisionOutcome[];

/** What a thread is started with. */
export interface ThreadOptions {
  /** The program it runs. */
  readonly program?: URL;
  /** Milliseconds that a job of so many UTF-16 units may take. */
  readonly patience?: (size: number) => number;
}

/** Stands beside this file, as source or built. */
const PROGRAM = new URL(`./headroom-worker${extname(import.meta.url)}`, import.meta.url);

/** Starts a thread. Throws where there can be none. */
export function startThread({
  program = PROGRAM,
  patience = usualPatience,
}: ThreadOptions = {}): Thread {
  // Flags of this process, such as those of a test runner, are not meant for it.
  const worker = new Worker(program, { name: 'headroom', execArgv: [] });
  let job: PromiseWithResolvers<readonly DecisionOutcome[]> | undefined;
  let started = false;
  let failure: unknown;

  function fail(error: unknown): void {
    failure ??= error;
    job?.reject(failure);
    void worker.terminate();
  }

  worker.unref();
  worker.on('message', (message: ThreadMessage) => {
    if (message === 'ready') started = true;
    else job?.resolve(message);
  });
  worker.on('error', fail);
  worker.on('messageerror', fail);
  worker.on('exit', () => fail(new Error('the worker thread has ended')));
  return {
    async run(tasks) {
      if (failure !== undefined) throw failure;
      job = Promise.withResolvers();
      const silence = setTimeout(fail, patience(sizeOf(tasks)), new Error('no answer in time'));
      // While there is a job, the process must not end before it does.
      worker.ref();
      try {
        worker.postMessage(tasks);
        return await job.promise;
      } finally {
        clearTimeout(silence);
        worker.unref();
      }
    },
    hasStarted: () => started,
    end: async () => {
      await worker.terminate();
    },
  };
}

/** No text takes as long as a second for 100 KB, on any computer. */
function usualPatience(size: number): number {
  return 10_000 + size / 100;
}
