import { randomUUID } from 'node:crypto';

import type { Account } from './account.ts';
import { difference } from './difference.ts';
import type { LedgerFigures } from './entry.ts';
import type { GrowingEntry } from './writer.ts';

/** What an account has come to on one day. */
export interface DaysEntry extends GrowingEntry {
  /** Nothing more is entered on this day. */
  close(): void;
}

/** Opens the entries that this process writes down. */
export type OpenDaysEntry = (day: string, session: string, account: Account) => DaysEntry;

/** Numbers the entries of each day, under a name that no other process has. */
export function daysEntries(): OpenDaysEntry {
  const process = randomUUID();
  const counts = new Map<string, number>();
  return (day, session, account) => {
    const number = (counts.get(day) ?? 0) + 1;
    counts.set(day, number);
    const start = account.figures();
    let end: LedgerFigures | undefined;
    return {
      series: { day, process },
      number,
      current: () => ({ day, session, ...difference(start, end ?? account.figures()) }),
      close: () => void (end = account.figures()),
    };
  };
}
