import { randomBytes } from 'node:crypto';

import { expect, it } from 'vitest';

import { sqliteStore } from '../../../../engine/store/sqlite/sqlite-store.ts';
import type { Store } from '../../../../engine/store/store.ts';
import { originalOf } from '../../../contract/store.ts';
import { temporaryFolder } from './drivers.ts';

const DAY = 86_400_000;
const START = 1_700_000_000_000;

interface Clock {
  day: number;
}

function storeWith(clock: Clock, limits: { maxBytes?: number; maxAgeDays?: number }): Store {
  const now = (): number => START + clock.day * DAY;
  return sqliteStore({ directory: temporaryFolder(), now, ...limits });
}

/** About 1,000 bytes at rest. */
function incompressible(): string {
  return randomBytes(900).toString('hex');
}

it('lets the least recently used go when there are too many bytes, and remembers their source', async () => {
  const clock = { day: 0 };
  await using store = storeWith(clock, { maxBytes: 2500 });
  for (const [day, hash] of ['a', 'b', 'c', 'd'].entries()) {
    clock.day = day * 2;
    if (hash === 'c') await store.touch(['a']);
    await store.put(hash, originalOf(incompressible(), { toolName: `tool ${hash}` }));
  }
  expect(await store.touch(['a', 'b', 'c', 'd'])).toEqual(['a', 'b']);
  expect(await store.get('b')).toBeUndefined();
  expect(await store.source('b')).toEqual({ toolName: 'tool b' });
  await store.put('b', originalOf('again', { toolName: 'other' }));
  expect((await store.get('b'))?.text).toBe('again');
});

it('keeps what was used within a day up to twice the size, and no more', async () => {
  await using store = storeWith({ day: 0 }, { maxBytes: 2500 });
  const hashes = Array.from({ length: 20 }, (_, index) => `hash ${index}`);
  for (const hash of hashes.slice(0, 4)) await store.put(hash, originalOf(incompressible()));
  expect((await store.stats()).originals).toBe(4);
  for (const [index, hash] of hashes.entries()) {
    if (index < 4) continue;
    await store.put(hash, originalOf(incompressible()));
    const { originals } = await store.stats();
    expect(originals).toBeGreaterThanOrEqual(3);
    expect(originals).toBeLessThanOrEqual(4);
    expect(await store.touch(hashes.slice(index + 1 - originals, index + 1))).toEqual([]);
  }
});

it('keeps no more when a clock had been far ahead', async () => {
  const clock = { day: 10_000 };
  await using store = storeWith(clock, { maxBytes: 2500 });
  for (const hash of ['a', 'b', 'c', 'd']) await store.put(hash, originalOf(incompressible()));
  clock.day = 0;
  for (const hash of ['e', 'f', 'g', 'h']) await store.put(hash, originalOf(incompressible()));
  expect((await store.stats()).originals).toBeLessThanOrEqual(4);
  expect(await store.touch(['h'])).toEqual([]);
});

it('keeps the newest original, however large', async () => {
  await using store = storeWith({ day: 0 }, { maxBytes: 100 });
  await store.put('a', originalOf(incompressible()));
  await store.put('b', originalOf(incompressible()));
  expect(await store.touch(['a', 'b'])).toEqual(['a']);
});

it('lets an original go when it was not used for the given days, and its source after 180', async () => {
  const clock = { day: 0 };
  await using store = storeWith(clock, { maxAgeDays: 30 });
  await store.put('old', originalOf('old'));
  await store.put('used', originalOf('used'));
  clock.day = 20;
  await store.touch(['used']);
  clock.day = 31;
  await store.put('new', originalOf('new'));
  expect(await store.touch(['old', 'used', 'new'])).toEqual(['old']);
  expect(await store.source('old')).toEqual({ toolName: 'run' });
  clock.day = 181;
  await store.put('newest', originalOf('newest'));
  expect(await store.source('old')).toBeUndefined();
  expect(await store.source('used')).toEqual({ toolName: 'run' });
});

it('keeps an original for the given days from when it was last read', async () => {
  const clock = { day: 0 };
  await using store = storeWith(clock, { maxAgeDays: 30 });
  await store.put('read', originalOf('read'));
  clock.day = 20;
  await store.get('read');
  clock.day = 31;
  await store.put('new', originalOf('new'));
  expect((await store.get('read'))?.text).toBe('read');
});

it('keeps an original for the given days from when it was last put, also where it was there', async () => {
  const clock = { day: 0 };
  await using store = storeWith(clock, { maxAgeDays: 30 });
  await store.put('again', originalOf('again'));
  clock.day = 20;
  await store.put('again', originalOf('again'));
  clock.day = 31;
  await store.put('new', originalOf('new'));
  expect((await store.get('again'))?.text).toBe('again');
});
