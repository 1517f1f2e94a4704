import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { decodeBody, encodeBody, encodeBodyAside } from '../../../../engine/store/body.ts';
import { sqliteStore } from '../../../../engine/store/sqlite/sqlite-store.ts';
import { originalOf, storeContract } from '../../../contract/store.ts';
import { drivers, temporaryFolder } from './drivers.ts';

for (const driver of drivers) {
  storeContract(`sqliteStore on ${driver.name}`, () =>
    sqliteStore({ directory: temporaryFolder(), driver }),
  );
}

describe('the file of a SQLite store', () => {
  it('is the same for both libraries, open at the same time and one after the other', async () => {
    const directory = temporaryFolder();
    const [first, second] = drivers.map((driver) => sqliteStore({ directory, driver }));
    await first?.put('a', originalOf('from the first \ud800'));
    await second?.put('b', originalOf('from the second'.repeat(1000)));
    expect(await second?.get('a')).toEqual(originalOf('from the first \ud800'));
    expect(await first?.get('b')).toEqual(originalOf('from the second'.repeat(1000)));
    await first?.[Symbol.asyncDispose]();
    expect((await second?.stats())?.originals).toBe(2);
    await second?.[Symbol.asyncDispose]();
    await using third = sqliteStore({ directory });
    expect((await third.stats()).originals).toBe(2);
  });

  it.skipIf(process.platform === 'win32').each(drivers)(
    'is readable by its user only ($name)',
    async (driver) => {
      const directory = join(temporaryFolder(), 'made', 'here');
      await using store = sqliteStore({ directory, driver });
      await store.put('a', originalOf('secret'));
      expect(statSync(directory).mode % 0o1000).toBe(0o700);
      expect(readdirSync(directory).toSorted()).toEqual([
        'originals.sqlite',
        'originals.sqlite-shm',
        'originals.sqlite-wal',
      ]);
      for (const file of readdirSync(directory)) {
        expect(statSync(join(directory, file)).mode % 0o1000).toBe(0o600);
      }
    },
  );

  it('is not made before the first use', () => {
    const directory = temporaryFolder();
    sqliteStore({ directory });
    expect(readdirSync(directory)).toEqual([]);
  });

  it('keeps the originals of each project apart', async () => {
    const directory = temporaryFolder();
    await using one = sqliteStore({ directory, project: 'one' });
    await using other = sqliteStore({ directory, project: 'other' });
    await one.put('a', originalOf('of the one'));
    expect(await other.get('a')).toBeUndefined();
    expect(await other.source('a')).toBeUndefined();
    expect(await other.touch(['a'])).toEqual(['a']);
    await other.put('a', originalOf('of the other'));
    expect((await one.get('a'))?.text).toBe('of the one');
    expect(await one.stats()).toEqual({ originals: 1, bytes: 10 });
  });
});

it('a text survives its encoding, whatever code units it is made of', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.nat(200), fc.boolean(), (text, times, isTorn) => {
      const whole = text.repeat(times) + (isTorn ? '\ud83d' : '');
      expect(decodeBody(encodeBody(whole))).toBe(whole);
    }),
  );
});

it.each([
  ['small', 'x'.repeat(100)],
  ['large', 'one of many lines\n'.repeat(9000)],
  ['large with a torn character', `${'one of many lines\n'.repeat(9000)}\ud83d`],
])('a text survives being encoded beside the event loop: %s', async (_, text) => {
  const body = await encodeBodyAside(text);
  expect(body.encoding).toBe(encodeBody(text).encoding);
  expect(decodeBody(body)).toBe(text);
});
