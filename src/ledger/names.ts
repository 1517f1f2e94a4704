import type { Store } from '../../engine/index.ts';
import { keyRegister } from '../stores/key-register.ts';
import { recallAll } from '../stores/recall-all.ts';

/** What a process writes down on a day: entries that are numbered from 1, which no other process writes. */
export interface LedgerSeries {
  /** In UTC, such as `2026-11-21`. */
  readonly day: string;
  /** Name of the process. */
  readonly process: string;
}

/** Knows under which names entries are remembered. */
export interface LedgerNames {
  /** Notes that a series has an entry of this number. */
  add(series: LedgerSeries, number: number): Promise<void>;
  /** The names of the entries of all days that are wanted. */
  all(isWanted: (day: string) => boolean): Promise<readonly string[]>;
}

/** The name under which an entry is remembered. */
export function entryName(series: LedgerSeries, number: number): string {
  return `${lengthName(nameOf(series))} ${number}`;
}

/**
 * The names of all entries on a store. Only series are registered, for that takes many keys each: how many entries
 * one has is written by its own process alone.
 */
export function ledgerNames(store: Pick<Store, 'recall' | 'remember'>): LedgerNames {
  const register = keyRegister(store, 'ledger series');
  const lengths = new Map<string, number>();
  return {
    async add(series, number) {
      const name = nameOf(series);
      const length = lengths.get(name) ?? 0;
      if (number <= length) return;
      await store.remember(lengthName(name), String(number));
      if (length === 0) await register.add(name);
      lengths.set(name, number);
    },
    async all(isWanted) {
      const wanted = (await register.all()).filter((name) => isWanted(dayIn(name)));
      const found = await recallAll(store, wanted.map(lengthName));
      return [...found].flatMap(([name, length]) =>
        Array.from({ length: lengthIn(length) }, (_, index) => `${name} ${index + 1}`),
      );
    },
  };
}

/** Entries that a process writes on a day, at most: more conversations than it could serve. */
const MOST_ENTRIES = 1_000_000;

/** How many entries a series has; none where that is damaged. */
function lengthIn(text: string): number {
  const length = Number(text);
  return Number.isInteger(length) && length > 0 && length <= MOST_ENTRIES ? length : 0;
}

function nameOf({ day, process }: LedgerSeries): string {
  return `${day} ${process}`;
}

function dayIn(name: string): string {
  return name.split(' ', 1).join('');
}

/** What the number of a series' entries is remembered under. */
function lengthName(name: string): string {
  return `ledger ${name}`;
}
