import type { Store } from '../../engine/index.ts';
import { recallAll } from '../stores/recall-all.ts';
import type { LedgerEntry } from './entry.ts';
import { ledgerNames } from './names.ts';
import { readEntry } from './read-entry.ts';

/** Which days are wanted. */
export interface LedgerRange {
  /** The first day in UTC, such as `2026-11-01`; by default the first there is. */
  readonly since?: string | undefined;
  /** The last day in UTC, which is included; by default the last there is. */
  readonly until?: string | undefined;
}

/** What all processes on the store have written down, in the order of the days; without what is damaged. */
export async function readLedger(
  store: Pick<Store, 'recall' | 'remember'>,
  { since = '', until = '9' }: LedgerRange = {},
): Promise<readonly LedgerEntry[]> {
  const names = await ledgerNames(store).all((day) => day >= since && day <= until);
  const found = await recallAll(store, names);
  const entries = [...found.values()].flatMap(readEntry);
  return entries.toSorted(
    (one, other) => Number(one.day > other.day) - Number(one.day < other.day),
  );
}
