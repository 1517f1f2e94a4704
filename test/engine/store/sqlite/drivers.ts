import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { betterSqlite3Driver } from '../../../../engine/store/sqlite/better-sqlite3.ts';
import type { SqliteDriver } from '../../../../engine/store/sqlite/driver.ts';
import { nodeSqliteDriver } from '../../../../engine/store/sqlite/node-sqlite.ts';

/** Both SQLite libraries. The first stands under a name of its own, since it is optional under the real one. */
export const drivers: readonly SqliteDriver[] = [
  betterSqlite3Driver(() => import('better-sqlite3-native')),
  nodeSqliteDriver(),
];

/** One of them by its name. */
export function driverNamed(name: string): SqliteDriver {
  const driver = drivers.find((candidate) => candidate.name === name);
  if (driver === undefined) throw new Error(`no driver ${name}`);
  return driver;
}

/** A new folder for one test. */
export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), 'headroom-store-'));
}
