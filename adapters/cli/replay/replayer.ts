import { availableParallelism } from 'node:os';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';

import { type ReplayOutcome, type ReplayTask, replayTask } from './replay-worker.ts';

/** What replays sessions, several at a time where there is much to do. */
export interface Replayer extends AsyncDisposable {
  /** How many sessions it takes at a time. */
  readonly atOnce: number;
  replay(task: ReplayTask): Promise<ReplayOutcome>;
}

/** Bytes of transcripts from which on it pays to start threads. */
const LEAST_FOR_THREADS = 8 * 1024 * 1024;
/** Each holds a session: 100 to 200 MB for long ones. */
const MOST_THREADS = 4;

/** Threads for much, the calling one for little. */
export async function openReplayer(bytes: number): Promise<Replayer> {
  const threads = Math.min(MOST_THREADS, availableParallelism());
  if (threads === 1 || bytes < LEAST_FOR_THREADS) return inThisThread();
  const { Piscina } = await import('piscina');
  const pool = new Piscina<ReplayTask, ReplayOutcome>({
    // Stands beside this file, as source or built.
    filename: fileURLToPath(new URL(`./replay-worker${extname(import.meta.url)}`, import.meta.url)),
    name: 'replayTask',
    maxThreads: threads,
    // Flags of this process, such as those of a test runner, are not meant for it.
    execArgv: [],
  });
  return {
    atOnce: threads,
    replay: (task) => pool.run(task),
    [Symbol.asyncDispose]: () => pool.destroy(),
  };
}

function inThisThread(): Replayer {
  return { atOnce: 1, replay: replayTask, [Symbol.asyncDispose]: () => Promise.resolve() };
}
