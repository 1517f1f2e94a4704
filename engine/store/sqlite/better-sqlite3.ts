import type { SqliteConnection, SqliteDriver } from './driver.ts';

interface BetterSqlite3 {
  readonly default: new (file: string) => SqliteConnection;
}

/** The driver on the optional package better-sqlite3; `importModule` is how to get the package. */
export function betterSqlite3Driver(
  importModule: () => Promise<unknown> = () => import('better-sqlite3'),
): SqliteDriver {
  return {
    name: 'better-sqlite3',
    async load() {
      // The cast names the part of the package's interface that is used; a test runs the contract on it.
      const { default: Database } = (await importModule()) as BetterSqlite3;
      // The native part is loaded with the first database, so that only opening one proves it is there.
      new Database(':memory:').close();
      return (file) => new Database(file);
    },
  };
}
