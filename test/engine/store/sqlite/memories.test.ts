import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

import { expect, it } from 'vitest';

import { SCHEMA } from '../../../../engine/store/sqlite/schema.ts';
import { sqliteStore } from '../../../../engine/store/sqlite/sqlite-store.ts';
import { originalOf } from '../../../contract/store.ts';
import { temporaryFolder } from './drivers.ts';

const DAY = 86_400_000;

it('forgets what was not recalled for as long as originals are kept', async () => {
  let now = 1_700_000_000_000;
  await using store = sqliteStore({ directory: temporaryFolder(), now: () => now, maxAgeDays: 30 });
  await store.remember('old', 'old');
  await store.remember('used', 'used');
  now += 20 * DAY;
  await store.recall(['used']);
  now += 11 * DAY;
  await store.remember('new', 'new');
  expect([...(await store.recall(['old', 'used', 'new'])).keys()].sort()).toEqual(['new', 'used']);
});

it('keeps what each project remembers apart', async () => {
  const directory = temporaryFolder();
  await using one = sqliteStore({ directory, project: 'one' });
  await using other = sqliteStore({ directory, project: 'other' });
  await one.remember('key', 'value');
  expect((await other.recall(['key'])).size).toBe(0);
});

it('opens a file of version 1 and keeps its originals', async () => {
  const directory = temporaryFolder();
  const file = new DatabaseSync(join(directory, 'originals.sqlite'));
  file.exec(`${SCHEMA}PRAGMA user_version = 1`);
  file.close();
  await using store = sqliteStore({ directory });
  await store.remember('key', 'value');
  await store.put('a', originalOf('text'));
  expect((await store.get('a'))?.text).toBe('text');
  expect(Object.fromEntries(await store.recall(['key']))).toEqual({ key: 'value' });
});
