import { chmod, open, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

import { HeadroomError } from '../../errors.ts';
import { makeFolder } from '../make-folder.ts';
import { type Database, databaseOn } from './database.ts';
import type { SqliteConnection } from './driver.ts';
import { MEMORY_SCHEMA, SCHEMA, SCHEMA_VERSION } from './schema.ts';
import { whenUnlocked } from './when-unlocked.ts';

/**
 * Opens the file, and makes it and its folder where they are missing, for this user only. SQLite gives
 * its `-wal` and `-shm` files the permissions of the file itself.
 *
 * In write-ahead mode with `synchronous = NORMAL` what was written survives the death of the process at
 * any moment; a power loss may take the last changes but never damages the file.
 */
export async function openDatabase(
  file: string,
  connect: (file: string) => SqliteConnection,
): Promise<Database> {
  await makeFolder(dirname(file));
  await makePrivate(file);
  const database = databaseOn(connect(file));
  try {
    database.exec('PRAGMA busy_timeout = 50');
    await whenUnlocked(() => prepare(database, file));
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/**
 * An existing file is never opened here: closing it would release the locks that other connections of
 * this process hold on it (https://sqlite.org/howtocorrupt.html, 2.2).
 */
async function makePrivate(file: string): Promise<void> {
  try {
    const created = await open(file, 'wx', 0o600);
    await created.close();
  } catch {
    const { mode } = await stat(file);
    if (process.platform !== 'win32' && mode % 0o100 !== 0) await chmod(file, 0o600);
  }
}

function prepare(database: Database, file: string): void {
  database.exec('PRAGMA journal_mode = WAL');
  database.exec('PRAGMA synchronous = NORMAL');
  if (versionOf(database) === SCHEMA_VERSION) return;
  database.change(() => {
    const version = versionOf(database);
    if (version === 0) database.exec(SCHEMA);
    if (version < 2) database.exec(MEMORY_SCHEMA);
    if (version > SCHEMA_VERSION) throw newerVersion(file);
  });
}

function versionOf(database: Database): number {
  return Number(database.first('PRAGMA user_version')?.['user_version']);
}

function newerVersion(file: string): HeadroomError {
  return new HeadroomError(
    'store_unavailable',
    `The store ${file} was made by a newer version of headroom. Update this one, or give the option "directory" another folder.`,
  );
}
