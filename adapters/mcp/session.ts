import type { Headroom, TokenUsage } from '../../src/index.ts';
import { headroomFor, type WithHeadroomOptions } from '../http/headroom-for.ts';

/** What the tools work on; the servers of all connections share it. */
export interface Session {
  readonly headroom: Headroom;
  /** Counts a text that was compressed. */
  tally(tokens: TokenUsage): void;
  /** What was compressed since the session began. */
  totals(): Totals;
}

/** Sums over compressed texts. */
interface Totals {
  readonly compressions: number;
  readonly tokens: TokenUsage;
}

/** Starts a session. Throws as `headroomFor` does. */
export function openSession(options: WithHeadroomOptions, place: string): Session {
  let totals: Totals = { compressions: 0, tokens: { before: 0, after: 0 } };
  return {
    headroom: headroomFor(options, place),
    tally({ before, after }) {
      const { compressions, tokens } = totals;
      totals = {
        compressions: compressions + 1,
        tokens: { before: tokens.before + before, after: tokens.after + after },
      };
    },
    totals: () => totals,
  };
}
