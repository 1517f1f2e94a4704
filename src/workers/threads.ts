import { existsSync } from 'node:fs';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';

import { Piscina } from 'piscina';

import type { DecisionOutcome, DecisionTask } from '../../engine/index.ts';

/** Worker threads that start when there is work, end without it, and keep no process alive meanwhile. */
export interface Threads {
  /** Whether a thread runs that has loaded its program: a job need not wait for the start of one. */
  isReady(): boolean;
  /**
   * Does a job. Rejects where its thread fails or ends before the job does, or where there is no answer after so many
   * milliseconds; another thread is started for the next job then.
   */
  run(tasks: readonly DecisionTask[], patience: number): Promise<readonly DecisionOutcome[]>;
  /** Ends all threads, those at work too. */
  end(): Promise<void>;
}

/** What threads are started with. */
export interface ThreadsOptions {
  /** How many threads there may be. */
  readonly threads: number;
  /** Milliseconds without work after which a thread ends. It holds 35 MB, and up to 180 MB after texts of 5 MB. */
  readonly rest?: number;
  /** The program they run. */
  readonly program?: URL;
}

const REST = 60_000;

/**
 * Threads that start with the first job. Throws where their program is missing; `onUnusable` is told where they cannot
 * be started for another reason: no other can then.
 */
export function openThreads(
  { threads, rest = REST, program = ownProgram() }: ThreadsOptions,
  onUnusable: (error: unknown) => void,
): Threads {
  const filename = fileURLToPath(program);
  // Then this is a bundle, and the `worker.js` that piscina would start beside itself is the application's own.
  if (!existsSync(filename)) throw new Error(`there is no ${filename}`);
  const pool = new Piscina<readonly DecisionTask[], readonly DecisionOutcome[]>({
    filename,
    name: 'runTasks',
    minThreads: 0,
    maxThreads: threads,
    idleTimeout: rest,
    // Between jobs a thread is in its event loop, so that what it has begun to load is loaded.
    atomics: 'disabled',
    recordTiming: false,
    // Flags of this process, such as those of a test runner, are not meant for it.
    execArgv: [],
  });
  let isBlocked = false;
  let hasAnswered = false;

  function begin(
    tasks: readonly DecisionTask[],
    signal: AbortSignal,
  ): Promise<readonly DecisionOutcome[]> {
    try {
      return pool.run(tasks, { signal });
    } catch (error) {
      // The job waits in the pool with a promise that nobody can handle; to end the pool would reject it.
      isBlocked = true;
      onUnusable(error);
      throw error;
    }
  }

  pool.on('error', onUnusable);
  return {
    isReady() {
      hasAnswered &&= pool.threads.length > 0;
      return hasAnswered;
    },
    async run(tasks, patience) {
      const silence = new AbortController();
      const timer = setTimeout(() => silence.abort(new Error('no answer in time')), patience);
      try {
        const outcomes = await begin(tasks, silence.signal);
        hasAnswered = true;
        return outcomes;
      } catch (error) {
        throw silence.signal.aborted ? silence.signal.reason : error;
      } finally {
        clearTimeout(timer);
      }
    },
    async end() {
      if (!isBlocked) await pool.destroy();
    },
  };
}

/** Stands beside this file, as source or built. No other package has a file of its name. */
function ownProgram(): URL {
  return new URL(`./headroom-worker${extname(import.meta.url)}`, import.meta.url);
}
