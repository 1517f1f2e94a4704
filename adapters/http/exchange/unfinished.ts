import { hash } from 'node:crypto';

import type { Turn } from '../formats/wire-format.ts';

/** A turn whose next request failed. */
export interface UnfinishedTurn {
  readonly turn: Turn;
  /** The request that failed. */
  readonly body: string;
}

/** Turns kept at most; the client tries again soon or never. */
const MOST_TURNS = 32;

/**
 * Keeps the rounds of turns whose next request failed. A client that then sends its request again goes on
 * where it failed, as if the provider had failed at once: nothing is asked and billed twice.
 */
export interface UnfinishedTurns {
  /** The rounds of the turn that a request had begun; they are given out once. */
  take(request: string): UnfinishedTurn | undefined;
  /** Keeps the rounds of the turn that a request has begun. */
  keep(request: string, turn: UnfinishedTurn): void;
}

/** An empty collection, for the life of a process. */
export function unfinishedTurns(): UnfinishedTurns {
  const turns = new Map<string, UnfinishedTurn>();
  return {
    take(request) {
      if (turns.size === 0) return undefined;
      const key = hash('sha256', request);
      const turn = turns.get(key);
      turns.delete(key);
      return turn;
    },
    keep(request, turn) {
      turns.set(hash('sha256', request), turn);
      const [oldest] = turns.keys();
      if (turns.size > MOST_TURNS && oldest !== undefined) turns.delete(oldest);
    },
  };
}
