import { join } from 'node:path';

import { encodeBodyAside } from '../body.ts';
import { lazyConnection } from '../connection.ts';
import type { Store } from '../store.ts';
import { loadDriver, type SqliteDriverChoice } from './choose-driver.ts';
import { storeFailure } from './failure.ts';
import { recallMemories, writeMemory } from './memories.ts';
import { DAY } from './limits.ts';
import { openDatabase } from './open-database.ts';
import { addOriginal, readOriginal, readSource, readStats, useOriginals } from './originals.ts';
import type { View } from './view.ts';
import { whenUnlocked } from './when-unlocked.ts';

/** What may be set on a SQLite store. */
export interface SqliteStoreOptions {
  /** Folder of the file `originals.sqlite`; made on first use, for this user only. */
  readonly directory: string;
  /**
   * Partition: originals are found only under the project they were put in.
   * @defaultValue `'default'`
   */
  readonly project?: string;
  /**
   * Bytes at rest to keep, all projects together. What was used in the last 24 hours stays up to twice that.
   * @defaultValue 2 GB
   */
  readonly maxBytes?: number;
  /**
   * Days to keep an original after its last use; its source stays for 180.
   * @defaultValue 30
   */
  readonly maxAgeDays?: number;
  /**
   * SQLite library.
   * @defaultValue better-sqlite3 or, where that does not load, Node's own
   * @internal
   */
  readonly driver?: SqliteDriverChoice;
  /**
   * Tells the time in milliseconds since 1970.
   * @defaultValue `Date.now`
   */
  readonly now?: () => number;
}

const MAX_BYTES = 2_000_000_000;
const MAX_AGE_DAYS = 30;

/** A store in one SQLite file that any number of processes may share, by options that are checked. */
export function sqliteStore(options: SqliteStoreOptions): Store {
  const file = join(options.directory, 'originals.sqlite');
  const project = options.project ?? 'default';
  const limits = {
    maxBytes: options.maxBytes ?? MAX_BYTES,
    maxAge: (options.maxAgeDays ?? MAX_AGE_DAYS) * DAY,
  };
  const now = options.now ?? Date.now;
  const connection = lazyConnection('SQLite', {
    connect: async () => openDatabase(file, await loadDriver(options.driver)),
    end: (database) => database.close(),
  });

  async function on<Result>(work: (view: View) => Result): Promise<Result> {
    try {
      const database = await connection.open();
      return await whenUnlocked(() => work({ database, project, now: now() }));
    } catch (error) {
      throw storeFailure(error, file);
    }
  }

  return {
    name: 'sqlite',
    async touch(hashes) {
      if (hashes.length === 0) return [];
      const found = await on((view) => useOriginals(view, hashes));
      return hashes.filter((hash) => !found.has(hash));
    },
    async put(hash, original) {
      const body = await encodeBodyAside(original.text);
      await on((view) => addOriginal(view, { hash, original, body, limits }));
    },
    get: (hash) => on((view) => readOriginal(view, hash)),
    source: (hash) => on((view) => readSource(view, hash)),
    remember: (key, value) => on((view) => writeMemory(view, [key, value], limits.maxAge)),
    async recall(keys) {
      if (keys.length === 0) return new Map();
      return on((view) => recallMemories(view, keys));
    },
    stats: () => on((view) => readStats(view)),
    [Symbol.asyncDispose]: () => connection.close(),
  };
}
