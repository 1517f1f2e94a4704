import { headroomWith } from '../../src/headroom.ts';
import type { Headroom, HeadroomOptions } from '../../src/index.ts';
import { type WorkerPool, workerPool } from '../../src/workers/worker-pool.ts';
import { workersFrom } from '../../src/workers/workers.ts';

const pools = new Map<number, WorkerPool>();

/**
 * A Headroom that has every decision made in threads, be the text as small as it may. The threads stay for the next
 * one: they keep no process alive.
 */
export function headroomInThreads(options: HeadroomOptions, threads: number): Headroom {
  const pool = pools.get(threads) ?? workerPool({ threads });
  pools.set(threads, pool);
  const open = (): Promise<WorkerPool> => Promise.resolve({ ...pool, close: noClosing });
  return headroomWith(options, (onFailure) =>
    workersFrom({ open, onFailure, least: 0, leastToWait: 0 }),
  );
}

/** Has the threads started: the first of them read the sources, which takes longer than a conversation may. */
export async function startThreads(threads: number): Promise<void> {
  await using headroom = headroomInThreads({ store: 'memory' }, threads);
  const content = 'GET /orders/1 200 in 3ms\n'.repeat(9);
  const jobs = Array.from({ length: threads }, () =>
    headroom.compress([{ role: 'tool', tool_call_id: 'a', content }]),
  );
  await Promise.all(jobs);
}

function noClosing(): Promise<void> {
  return Promise.resolve();
}
