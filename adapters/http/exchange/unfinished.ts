import { hash } from 'node:crypto';

import { RecentMap } from '../../../src/index.ts';
import type { Turn } from '../formats/wire-format.ts';

/** A turn whose next request failed. */
interface UnfinishedTurn<Request> {
  readonly turn: Turn;
  /** The request that failed. */
  readonly request: Request;
}

/** Turns kept at most; the client tries again soon or never. */
const MOST_TURNS = 32;

/**
 * Keeps the rounds of turns whose next request failed. A client that then sends its request again goes on
 * where it failed, as if the provider had failed at once: nothing is asked and billed twice.
 */
export interface UnfinishedTurns<Request> {
  /** The rounds of the turn that a request had begun, by its identity; they are given out once. */
  take(identify: () => string): UnfinishedTurn<Request> | undefined;
  /** Keeps the rounds of the turn that a request has begun. */
  keep(identity: string, turn: UnfinishedTurn<Request>): void;
}

/** An empty collection, for the life of a process. */
export function unfinishedTurns<Request>(): UnfinishedTurns<Request> {
  const turns = new RecentMap<UnfinishedTurn<Request>>({ most: MOST_TURNS });
  return {
    take(identify) {
      if (turns.size === 0) return undefined;
      const key = hash('sha256', identify());
      const turn = turns.get(key);
      turns.delete(key);
      return turn;
    },
    keep: (identity, turn) => turns.set(hash('sha256', identity), turn),
  };
}
