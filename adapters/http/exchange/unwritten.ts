import { RecentMap, type Store } from '../../../src/index.ts';
import type { Memory } from '../formats/wire-format.ts';

/** Milliseconds between two attempts to write what could not be written. */
const RETRY = 250;
/** Attempts in a row, for an hour; conversations have ended by then. */
const MOST_ATTEMPTS = 3_600_000 / RETRY;
/** Memories that are written at the same time: a busy process takes long to see each answer. */
const AT_ONCE = 64;
/** Characters of keys and values that wait at most. */
const MOST_CHARACTERS = 8_000_000;

/** Memories that wait for a store that is gone, for other processes have to know them once it is back. */
export interface Unwritten {
  /** Lets a memory wait; in place of one of the same key. */
  add(memory: Memory): void;
}

/** Writes what waits as soon as the store takes it; what is too much is given up, the oldest first. */
export function unwrittenMemories(store: Pick<Store, 'remember'>): Unwritten {
  const waiting = new RecentMap<string>({
    most: MOST_CHARACTERS,
    isStrict: true,
    weigh: (value, key) => key.length + value.length,
  });
  let attempts = 0;
  let timer: NodeJS.Timeout | undefined;

  async function writeOne([key, value]: readonly [string, string]): Promise<void> {
    await store.remember(key, value);
    if (waiting.peek(key) === value) waiting.delete(key);
    attempts = 0;
  }

  async function write(): Promise<void> {
    attempts += 1;
    try {
      while (waiting.size > 0) {
        await Promise.all(waiting.entries().take(AT_ONCE).map(writeOne));
      }
    } catch {
      // It was told when it failed first.
    }
    timer = undefined;
    if (waiting.size > 0 && attempts < MOST_ATTEMPTS) retry();
  }

  function retry(): void {
    timer ??= setTimeout(() => void write(), RETRY).unref();
  }

  return {
    add({ key, value }) {
      waiting.set(key, value);
      attempts = 0;
      retry();
    },
  };
}
