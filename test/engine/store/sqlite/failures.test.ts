import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterEach, describe, expect, it, vi } from 'vitest';

import { loadDriver } from '../../../../engine/store/sqlite/choose-driver.ts';
import type { SqliteDriver } from '../../../../engine/store/sqlite/driver.ts';
import { storeFailure } from '../../../../engine/store/sqlite/failure.ts';
import { sqliteStore } from '../../../../engine/store/sqlite/sqlite-store.ts';
import { originalOf } from '../../../contract/store.ts';
import { drivers, temporaryFolder } from './drivers.ts';

function unavailable(message: RegExp): object {
  return { code: 'store_unavailable', message: expect.stringMatching(message) };
}

describe.each(drivers)('sqliteStore on $name', (driver) => {
  afterEach(() => void vi.useRealTimers());

  it('says that a folder cannot be written to', async () => {
    const file = join(temporaryFolder(), 'a-file');
    writeFileSync(file, '');
    await using store = sqliteStore({ directory: join(file, 'below'), driver });
    await expect(store.put('a', originalOf('text'))).rejects.toMatchObject(
      unavailable(/cannot be opened for writing.*"directory"/),
    );
  });

  it('says that a folder stands where the file should be', async () => {
    const directory = temporaryFolder();
    mkdirSync(join(directory, 'originals.sqlite'));
    await using store = sqliteStore({ directory, driver });
    await expect(store.get('a')).rejects.toMatchObject(unavailable(/cannot be opened for writing/));
  });

  it('says that a file is damaged and leaves it as it is', async () => {
    const directory = temporaryFolder();
    const file = join(directory, 'originals.sqlite');
    writeFileSync(file, 'this is no database '.repeat(1000));
    await using store = sqliteStore({ directory, driver });
    await expect(store.touch(['a'])).rejects.toMatchObject(
      unavailable(/is damaged.*move the file/),
    );
    expect(readFileSync(file, 'utf8')).toBe('this is no database '.repeat(1000));
  });

  it('says that the middle of a file is damaged', async () => {
    const directory = temporaryFolder();
    const file = join(directory, 'originals.sqlite');
    {
      await using store = sqliteStore({ directory, driver });
      for (let index = 0; index < 200; index += 1) {
        await store.put(`hash ${index}`, originalOf(`text ${index} `.repeat(60)));
      }
    }
    const bytes = readFileSync(file);
    bytes.fill(0xff, 4096);
    writeFileSync(file, bytes);
    await using store = sqliteStore({ directory, driver });
    await expect(store.get('hash 7')).rejects.toMatchObject(unavailable(/is damaged/));
  });

  it('waits for another connection that holds the lock', async () => {
    const directory = temporaryFolder();
    await using store = sqliteStore({ directory, driver });
    await store.put('a', originalOf('text'));
    const other = (await driver.load())(join(directory, 'originals.sqlite'));
    other.exec('BEGIN IMMEDIATE');
    const putting = store.put('b', originalOf('text'));
    expect((await store.get('a'))?.text).toBe('text');
    setTimeout(() => other.exec('COMMIT'), 200);
    await putting;
    other.close();
    expect(await store.touch(['b'])).toEqual([]);
  });

  it('gives up on a lock after some seconds', async () => {
    const directory = temporaryFolder();
    await using store = sqliteStore({ directory, driver });
    await store.put('a', originalOf('text'));
    const other = (await driver.load())(join(directory, 'originals.sqlite'));
    other.exec('BEGIN IMMEDIATE');
    vi.useFakeTimers({ toFake: ['performance'] });
    const putting = store.put('b', originalOf('text'));
    setTimeout(() => void vi.advanceTimersByTime(6000), 200);
    await expect(putting).rejects.toMatchObject(unavailable(/locked by another program/));
    other.exec('COMMIT');
    other.close();
    await store.put('b', originalOf('text'));
  });

  it('says that the disk is full, keeps what it has and works again with space', async () => {
    const directory = temporaryFolder();
    let isFull = false;
    const limited: SqliteDriver = {
      name: 'limited',
      load: async () => {
        const connect = await driver.load();
        return (file) => {
          const connection = connect(file);
          const exec = (sql: string): unknown => {
            if (sql === 'BEGIN IMMEDIATE') {
              connection.exec(`PRAGMA max_page_count = ${isFull ? 12 : 1_000_000}`);
            }
            return connection.exec(sql);
          };
          return {
            exec,
            prepare: (sql) => connection.prepare(sql),
            close: () => connection.close(),
          };
        };
      },
    };
    await using store = sqliteStore({ directory, driver: limited });
    await store.put('a', originalOf('text'));
    isFull = true;
    const large = randomBytes(300_000).toString('hex');
    await expect(store.put('b', originalOf(large))).rejects.toMatchObject(
      unavailable(/no space left.*Free some/),
    );
    expect((await store.get('a'))?.text).toBe('text');
    isFull = false;
    await store.put('b', originalOf(large));
    expect((await store.get('b'))?.text).toBe(large);
  });

  it('refuses a file of a newer version', async () => {
    const directory = temporaryFolder();
    const other = (await driver.load())(join(directory, 'originals.sqlite'));
    other.exec('PRAGMA user_version = 1000');
    other.close();
    await using store = sqliteStore({ directory, driver });
    await expect(store.get('a')).rejects.toMatchObject(unavailable(/newer version.*Update/));
  });

  it('tries again with the next use', async () => {
    const directory = join(temporaryFolder(), 'not-yet');
    writeFileSync(directory, '');
    await using store = sqliteStore({ directory, driver });
    await expect(store.get('a')).rejects.toMatchObject({ code: 'store_unavailable' });
    rmSync(directory);
    expect(await store.get('a')).toBeUndefined();
  });
});

describe('loadDriver', () => {
  const missing: SqliteDriver = {
    name: 'missing',
    load: () => Promise.reject(new Error('not installed')),
  };

  it('says what to do where no library loads', async () => {
    await expect(loadDriver(missing)).rejects.toMatchObject(
      unavailable(/npm install better-sqlite3.*not installed/),
    );
  });

  it('finds a library without a choice', async () => {
    const connection = (await loadDriver(undefined))(':memory:');
    expect(connection.prepare('SELECT 1 AS one').get()).toEqual({ one: 1 });
    connection.close();
  });
});

it('tells a read-only file system and a full disk from the errors of the file system', () => {
  const failure = (code: string): string =>
    storeFailure(Object.assign(new Error(code), { code }), '/x').message;
  expect(failure('EROFS')).toMatch(/cannot be opened for writing/);
  expect(failure('ENOENT')).toMatch(/cannot be opened for writing/);
  expect(failure('ENOSPC')).toMatch(/no space left/);
  expect(failure('SQLITE_READONLY_DBMOVED')).toMatch(/cannot be opened for writing/);
  expect(failure('SOMETHING')).toMatch(/failed/);
});
