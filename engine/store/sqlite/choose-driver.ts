import { HeadroomError } from '../../errors.ts';
import { messageOf } from '../../common/thrown.ts';
import { betterSqlite3Driver } from './better-sqlite3.ts';
import type { SqliteConnection, SqliteDriver } from './driver.ts';
import { nodeSqliteDriver } from './node-sqlite.ts';

/** The SQLite library to use: one of the two known ones by name, or any other. */
export type SqliteDriverChoice = 'better-sqlite3' | 'node:sqlite' | SqliteDriver;

/** Loads the chosen library; without a choice better-sqlite3 or, where that does not load, Node's own. */
export async function loadDriver(
  choice: SqliteDriverChoice | undefined,
): Promise<(file: string) => SqliteConnection> {
  const reasons: string[] = [];
  for (const driver of candidates(choice)) {
    try {
      return await driver.load();
    } catch (error) {
      reasons.push(`${driver.name}: ${messageOf(error)}`);
    }
  }
  throw new HeadroomError(
    'store_unavailable',
    `No SQLite library loads. Run "npm install better-sqlite3" or use Node 22.19 or later (${reasons.join('; ')}).`,
  );
}

function candidates(choice: SqliteDriverChoice | undefined): readonly SqliteDriver[] {
  if (choice === undefined) return [betterSqlite3Driver(), nodeSqliteDriver()];
  if (choice === 'better-sqlite3') return [betterSqlite3Driver()];
  if (choice === 'node:sqlite') return [nodeSqliteDriver()];
  return [choice];
}
