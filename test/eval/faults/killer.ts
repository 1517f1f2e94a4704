import { setTimeout as pause } from 'node:timers/promises';

import type { TestServer } from '../../support/servers/server.ts';
import { below, pick, randomFrom } from '../inputs/random.ts';

/** Requests between two kills. */
const [FEWEST, MOST] = [8, 20];
/** Milliseconds in which a request is prepared, answered and remembered. */
const LONGEST_DELAY = 40;

/** Kills processes at random moments while requests go through them. */
export interface Killer {
  /** Processes that it has killed. */
  readonly kills: number;
  /** A request has come through. */
  count(): void;
  /** All of them run again. */
  settled(): Promise<void>;
}

/** Kills one of the replicas after some requests and a moment, and starts it again. */
export function createKiller(
  replicas: readonly [TestServer, ...TestServer[]],
  seed: number,
): Killer {
  const random = randomFrom(seed);
  const nextGap = (): number => FEWEST + below(random, MOST - FEWEST);
  let kills = 0;
  let left = nextGap();
  let killing: Promise<void> | undefined;

  async function kill(): Promise<void> {
    const replica = pick(random, replicas);
    await pause(below(random, LONGEST_DELAY));
    await replica.kill();
    kills += 1;
    await replica.restart();
    left = nextGap();
    killing = undefined;
  }

  return {
    get kills() {
      return kills;
    },
    count() {
      left -= 1;
      if (left <= 0) killing ??= kill();
    },
    settled: async () => killing,
  };
}
