import { type WorkerPool, workerPool } from './worker-pool.ts';

interface SharedPool {
  readonly pool: WorkerPool;
  /** Those who have not closed it yet. */
  users: number;
}

const pools = new Map<number, SharedPool>();

/** The pool of this process with so many threads, for all who ask for as many. It ends when the last of them closes it. */
export function sharePool(threads: number): WorkerPool {
  const shared = pools.get(threads) ?? { pool: workerPool({ threads }), users: 0 };
  pools.set(threads, shared);
  shared.users += 1;
  let isClosed = false;
  return {
    isReady: () => shared.pool.isReady(),
    start: () => shared.pool.start(),
    run: (tasks, signal) => shared.pool.run(tasks, signal),
    async close() {
      if (isClosed) return;
      isClosed = true;
      shared.users -= 1;
      if (shared.users > 0) return;
      pools.delete(threads);
      await shared.pool.close();
    },
  };
}
