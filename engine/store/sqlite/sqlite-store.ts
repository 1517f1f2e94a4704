import { join } from 'node:path';

import { HeadroomError } from '../../errors.ts';
import { encodeBodyAside } from '../body.ts';
import type { Store } from '../store.ts';
import { loadDriver, type SqliteDriverChoice } from './choose-driver.ts';
import type { Database } from './database.ts';
import { storeFailure } from './failure.ts';
import { recallMemories, writeMemory } from './memories.ts';
import { openDatabase } from './open-database.ts';
import {
  addOriginal,
  readOriginal,
  readSource,
  readStats,
  useOriginals,
  type View,
} from './originals.ts';
import { whenUnlocked } from './when-unlocked.ts';

/** What may be set on a SQLite store. */
export interface SqliteStoreOptions {
  /** Folder of the file `originals.sqlite`; made on first use, for this user only. */
  readonly directory: string;
  /** Partition: originals are found only under the project they were put in; `default` if not given. */
  readonly project?: string;
  /** Bytes at rest to keep, all projects together; 2 GB if not given. What was used in the last 24 hours stays up to twice that. */
  readonly maxBytes?: number;
  /** Days to keep an original after its last use; 30 if not given. Its source stays for 180. */
  readonly maxAgeDays?: number;
  /**
   * SQLite library; if not given, better-sqlite3 or, where that does not load, Node's own.
   * @internal
   */
  readonly driver?: SqliteDriverChoice;
  /** Milliseconds since 1970; `Date.now` if not given. */
  readonly now?: () => number;
}

const DAY = 86_400_000;
const MAX_BYTES = 2_000_000_000;
const MAX_AGE_DAYS = 30;

/**
 * A store in one SQLite file that any number of processes may share. Nothing is opened or loaded before
 * the first use; after a failure the next use tries again.
 */
export function sqliteStore(options: SqliteStoreOptions): Store {
  const file = join(options.directory, 'originals.sqlite');
  const project = options.project ?? 'default';
  const limits = {
    maxBytes: options.maxBytes ?? MAX_BYTES,
    maxAge: (options.maxAgeDays ?? MAX_AGE_DAYS) * DAY,
  };
  const now = options.now ?? Date.now;
  const connection = lazyConnection(async () =>
    openDatabase(file, await loadDriver(options.driver)),
  );

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

interface LazyConnection {
  open(): Promise<Database>;
  close(): Promise<void>;
}

function lazyConnection(connect: () => Promise<Database>): LazyConnection {
  let opening: Promise<Database> | undefined;
  let isClosed = false;
  return {
    async open() {
      if (isClosed) throw new HeadroomError('store_unavailable', 'The SQLite store was closed.');
      opening ??= connect();
      try {
        return await opening;
      } catch (error) {
        opening = undefined;
        throw error;
      }
    },
    async close() {
      isClosed = true;
      const database = await opening?.catch(() => undefined);
      opening = undefined;
      database?.close();
    },
  };
}
