import { PRICES_AS_OF } from '../../../src/index.ts';
import type { Summary } from './summary.ts';

/** All figures of a report; amounts are US dollars. */
export function jsonReport({ sessions, ...totals }: Summary): object {
  return {
    pricesAsOf: PRICES_AS_OF,
    ...totals,
    sessions: sessions.map(({ blocks, turns, ...session }) => ({
      ...session,
      requests: turns.length,
      turns,
      blocks: blocks.length,
    })),
  };
}
