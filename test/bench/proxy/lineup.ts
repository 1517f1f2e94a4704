import type { Contestant } from './contestant.ts';

/** What is compared: in front of the same provider, each in a process of its own. */
export interface Lineup {
  readonly relay: Contestant;
  readonly headroom: Contestant;
  readonly peer: Contestant | undefined;
}
