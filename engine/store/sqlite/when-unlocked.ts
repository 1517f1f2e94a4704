import { setTimeout as wait } from 'node:timers/promises';

import { isLocked } from './failure.ts';

const LONGEST_WAIT_MS = 5000;
const PAUSE_MS = 20;

/**
 * Does the work, again while another connection holds the lock, for at most 5 s. SQLite itself would
 * wait by blocking the whole process; here the other requests go on meanwhile.
 */
export async function whenUnlocked<Result>(work: () => Result): Promise<Result> {
  const start = performance.now();
  for (;;) {
    try {
      return work();
    } catch (error) {
      if (!isLocked(error) || performance.now() - start > LONGEST_WAIT_MS) throw error;
    }
    await wait(PAUSE_MS);
  }
}
