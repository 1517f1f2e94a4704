import type { Store } from '../../engine/index.ts';
import type { LedgerEntry } from './entry.ts';
import { entryName, ledgerNames, type LedgerSeries } from './names.ts';

/** An entry that grows. */
export interface GrowingEntry {
  /** What it is part of. */
  readonly series: LedgerSeries;
  /** Its place there, from 1. */
  readonly number: number;
  /** How it is now. */
  current(): LedgerEntry;
}

/** Writes entries after they have changed. */
export interface LedgerWriter {
  /** An entry has changed. */
  changed(entry: GrowingEntry): void;
  /** Writes what is not written yet. Never rejects. */
  flush(): Promise<void>;
}

/** What a ledger is kept with. */
export interface WriterTools {
  readonly store: Pick<Store, 'recall' | 'remember'>;
  /** Told when something could not be written; it is tried again with the next change. */
  readonly onFailure: (error: unknown) => void;
}

/** Milliseconds after a change until it is written, with all others of that time. A program waits for it at its end. */
const DELAY = 200;

/** Writes to the store what has changed, the changes of a fifth of a second together. */
export function ledgerWriter({ store, onFailure }: WriterTools): LedgerWriter {
  const due = new Set<GrowingEntry>();
  const names = ledgerNames(store);
  let timer: NodeJS.Timeout | undefined;
  let writing = Promise.resolve();

  async function write(entry: GrowingEntry): Promise<void> {
    const { series, number } = entry;
    await store.remember(entryName(series, number), JSON.stringify(entry.current()));
    await names.add(series, number);
  }

  async function writeDue(): Promise<void> {
    for (const entry of due) {
      due.delete(entry);
      try {
        await write(entry);
      } catch (error) {
        due.add(entry);
        onFailure(error);
        return;
      }
    }
  }

  function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    writing = writing.then(writeDue);
    return writing;
  }

  return {
    changed(entry) {
      due.add(entry);
      timer ??= setTimeout(() => void flush(), DELAY);
    },
    flush,
  };
}
