import {
  loadZod,
  memoryStore as openMemoryStore,
  type MemoryStoreOptions,
  once,
  sqliteStore as openSqliteStore,
  type SqliteStoreOptions,
  type Store,
} from '../../engine/index.ts';
import { checkOptions } from '../options/check-options.ts';

/**
 * A store that lasts as long as the process. Above its limit the least recently used originals go, the
 * newest never; where the last 5,000 of them came from stays known. Of what is remembered besides, the
 * 20,000 texts used last stay. Throws a HeadroomError of code `invalid_options` for wrong options.
 */
export function memoryStore(options: MemoryStoreOptions = {}): Store {
  return openMemoryStore(checkOptions(schemasOf().memory, options, { place: 'memoryStore()' }));
}

/**
 * A store in one SQLite file that any number of processes may share. Nothing is opened or loaded before
 * the first use; after a failure the next use tries again. Throws a HeadroomError of code `invalid_options`
 * for wrong options.
 */
export function sqliteStore(options: SqliteStoreOptions): Store {
  return openSqliteStore(checkOptions(schemasOf().sqlite, options, { place: 'sqliteStore()' }));
}

type Driver = NonNullable<SqliteStoreOptions['driver']>;

const schemasOf = once(() => {
  const { z } = loadZod();
  const amount = z.number().positive();
  const driver = z.custom<Driver>(isDriver, {
    error: "expected 'better-sqlite3', 'node:sqlite' or an object with a method load",
  });
  const now = z.custom<() => number>((value) => typeof value === 'function', {
    error: 'expected a function',
  });
  return {
    memory: z.strictObject({ maxCharacters: amount.exactOptional() }),
    sqlite: z.strictObject({
      directory: z.string().min(1),
      project: z.string().min(1).exactOptional(),
      maxBytes: amount.exactOptional(),
      maxAgeDays: amount.exactOptional(),
      driver: driver.exactOptional(),
      now: now.exactOptional(),
    }),
  };
});

function isDriver(value: unknown): boolean {
  if (value === 'better-sqlite3' || value === 'node:sqlite') return true;
  const isObject = typeof value === 'object' && value !== null;
  return isObject && 'load' in value && typeof value.load === 'function';
}
