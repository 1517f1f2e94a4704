import type { Store } from '../../engine/index.ts';
import type { LedgerEntry } from './entry.ts';
import { dayOf, ledgerNames } from './names.ts';

/** Which days are wanted. */
export interface LedgerRange {
  /** The first day, such as `2026-11-01`; by default the first there is. */
  readonly since?: string | undefined;
  /** The last day; by default the last there is. */
  readonly until?: string | undefined;
}

/** Entries that are read at once. */
const BATCH = 500;

/** What all processes on the store have written down, in the order of the days. */
export async function readLedger(
  store: Pick<Store, 'recall' | 'remember'>,
  { since = '', until = '9' }: LedgerRange = {},
): Promise<readonly LedgerEntry[]> {
  const names = (await ledgerNames(store).all()).filter(
    (name) => dayOf(name) >= since && dayOf(name) <= until,
  );
  const entries: LedgerEntry[] = [];
  for (let start = 0; start < names.length; start += BATCH) {
    const found = await store.recall(names.slice(start, start + BATCH));
    // What a ledger wrote.
    for (const text of found.values()) entries.push(JSON.parse(text) as LedgerEntry);
  }
  return entries.toSorted(
    (one, other) => Number(one.day > other.day) - Number(one.day < other.day),
  );
}
