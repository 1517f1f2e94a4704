import {
  type DecideElsewhere,
  type Decision,
  decisionOf,
  type DecisionTask,
  decisionTask,
} from '../../engine/index.ts';
import { sizeOf } from './size.ts';
import type { WorkerPool } from './worker-pool.ts';

/** Worker threads that make decisions for one Headroom. */
export interface Workers {
  readonly decide: DecideElsewhere;
  /** Gives the threads back. What is at work then is done on the calling thread. */
  close(): Promise<void>;
}

/** How decisions get to threads. */
export interface WorkersOptions {
  /** Opens the pool, when there is first work for it. */
  readonly open: () => Promise<WorkerPool>;
  /** Told when a thread cannot be had or has ended in the midst of a job; the calling thread then does it. */
  readonly onFailure: (error: unknown) => void;
  /**
   * UTF-16 units of new text in one request from which on it goes to threads. So much takes the calling thread
   * 4 to 9 ms; to send it takes 0.1 ms, and 1 ms for each further MB.
   * @defaultValue 65,536
   */
  readonly least?: number;
  /**
   * UTF-16 units of new text in one request from which on it waits for a thread to start, 160 ms on an idle computer
   * and far longer on a busy one. The calling thread does what is smaller: so much takes it 30 to 70 ms.
   * @defaultValue 524,288
   */
  readonly leastToWait?: number;
}

const LEAST = 64 * 1024;
const LEAST_TO_WAIT = 512 * 1024;

/** Workers of the threads of this process, which all who ask for as many share. */
export function sharedWorkers(threads: number, onFailure: WorkersOptions['onFailure']): Workers {
  const open: WorkersOptions['open'] = async () => {
    const { sharePool } = await import('./shared-pool.ts');
    return sharePool(threads);
  };
  return workersFrom({ open, onFailure });
}

/** Has decisions made by threads, the same ones that `decide` makes, where there is enough to do. */
export function workersFrom({
  open,
  onFailure,
  least = LEAST,
  leastToWait = LEAST_TO_WAIT,
}: WorkersOptions): Workers {
  let opened: Promise<WorkerPool | undefined> | undefined;
  let isClosed = false;

  async function openPool(): Promise<WorkerPool | undefined> {
    try {
      return await open();
    } catch (error) {
      onFailure(error);
      return undefined;
    }
  }

  return {
    async decide(inputs, signal) {
      const tasks = inputs.map(decisionTask);
      const size = sizeOf(tasks);
      if (isClosed || size < least) return [];
      const pool = await (opened ??= openPool());
      if (pool === undefined) return [];
      if (size < leastToWait && !pool.isReady()) {
        // The next request finds one.
        pool.start().catch(onFailure);
        return [];
      }
      const jobs = jobsOf(tasks, least).map((job) => decideJob(job, { pool, signal, onFailure }));
      return (await Promise.all(jobs)).flat();
    },
    async close() {
      isClosed = true;
      await (await opened)?.close();
    },
  };
}

interface JobContext extends Pick<WorkersOptions, 'onFailure'> {
  readonly pool: WorkerPool;
  readonly signal: AbortSignal | undefined;
}

/** The decisions of one job, undefined where the calling thread has to make them. */
async function decideJob(
  tasks: readonly DecisionTask[],
  { pool, signal, onFailure }: JobContext,
): Promise<readonly (Decision | undefined)[]> {
  try {
    const outcomes = (await pool.run(tasks, signal)) ?? [];
    return tasks.map((task, index) => {
      const outcome = outcomes[index];
      return outcome === undefined ? undefined : decisionOf(outcome, task);
    });
  } catch (error) {
    signal?.throwIfAborted();
    onFailure(error);
    return tasks.map(() => undefined);
  }
}

/** The tasks in their order, in jobs that are each worth a thread's while but for the last one. */
function jobsOf(
  tasks: readonly DecisionTask[],
  least: number,
): readonly (readonly DecisionTask[])[] {
  const jobs: DecisionTask[][] = [];
  let size = least;
  for (const task of tasks) {
    if (size >= least) {
      jobs.push([]);
      size = 0;
    }
    jobs.at(-1)?.push(task);
    size += task.slot.text.length;
  }
  return jobs;
}
