import { afterEach, describe, expect, it } from 'vitest';

import { hashOf } from '../../engine/retrieve/reference.ts';
import type { OriginalSource, Store, StoredOriginal } from '../../engine/store/store.ts';

/** Makes an empty store for one test. */
export type StoreFactory = () => Store | Promise<Store>;

const TEXTS: readonly (readonly [string, string])[] = [
  ['an empty text', ''],
  ['a tiny text', 'ok'],
  ['text of many scripts', 'größer, 日本語, עברית, 👩‍👩‍👧 \u0000 \u2028 \r\n'],
  ['lone surrogates', '\ud800 between \udfff'],
  ['a long text with a lone surrogate', `${'all work and no play\n'.repeat(5000)}\udc00`],
  ['a long text', '2024-01-15 INFO request served in 12 ms\n'.repeat(20_000)],
  ['a byte order mark', '\ufeff{"a":1}'],
];

/** What every store must do, whatever it keeps the originals in. */
export function storeContract(name: string, create: StoreFactory): void {
  describe(`${name} keeps the contract of a store`, () => {
    let store: Store | undefined;

    async function open(): Promise<Store> {
      store = await create();
      return store;
    }

    afterEach(async () => {
      await store?.[Symbol.asyncDispose]();
      store = undefined;
    });

    it.each(TEXTS)('gives back %s exactly', async (_, text) => {
      const opened = await open();
      const original = originalOf(text);
      await opened.put(hashOf(text), original);
      expect(await opened.get(hashOf(text))).toEqual(original);
    });

    it('gives undefined for what it never had', async () => {
      const opened = await open();
      expect(await opened.get('0'.repeat(24))).toBeUndefined();
      expect(await opened.source('0'.repeat(24))).toBeUndefined();
    });

    it('tells from touched hashes those that are missing, in their order', async () => {
      const opened = await open();
      await opened.put('a'.repeat(24), originalOf('one'));
      await opened.put('b'.repeat(24), originalOf('two'));
      const hashes = ['c', 'a', 'd', 'b'].map((digit) => digit.repeat(24));
      expect(await opened.touch(hashes)).toEqual(['c'.repeat(24), 'd'.repeat(24)]);
      expect(await opened.touch([])).toEqual([]);
    });

    it('keeps the first of two originals with the same hash', async () => {
      const opened = await open();
      await opened.put('a'.repeat(24), originalOf('first'));
      await opened.put('a'.repeat(24), originalOf('second'));
      expect((await opened.get('a'.repeat(24)))?.text).toBe('first');
      expect(await opened.stats()).toEqual({ originals: 1, bytes: 5 });
    });

    it('remembers where an original came from, with arguments of at most 2,000 characters', async () => {
      const opened = await open();
      const source = { toolName: 'run \ud800', toolArguments: '{"command":"ls"}' };
      await opened.put('a'.repeat(24), originalOf('text', source));
      await opened.put('b'.repeat(24), originalOf('text', { toolArguments: 'x'.repeat(5000) }));
      await opened.put('c'.repeat(24), originalOf('text', {}));
      expect(await opened.source('a'.repeat(24))).toEqual(source);
      expect(await opened.source('b'.repeat(24))).toEqual({ toolArguments: 'x'.repeat(2000) });
      expect(await opened.source('c'.repeat(24))).toEqual({});
    });

    it('counts originals and their bytes in UTF-8', async () => {
      const opened = await open();
      expect(await opened.stats()).toEqual({ originals: 0, bytes: 0 });
      await opened.put('a'.repeat(24), originalOf('äöü'));
      await opened.put('b'.repeat(24), originalOf('x'.repeat(10_000)));
      expect(await opened.stats()).toEqual({ originals: 2, bytes: 10_006 });
    });

    it('remembers texts under keys, the latest of each', async () => {
      const opened = await open();
      await opened.remember('first', '{"a":"größer"}');
      await opened.remember('second', 'two');
      await opened.remember('first', 'one');
      const recalled = await opened.recall(['second', 'third', 'first']);
      expect(Object.fromEntries(recalled)).toEqual({ first: 'one', second: 'two' });
      expect((await opened.recall([])).size).toBe(0);
    });

    it('does many things at once', async () => {
      const opened = await open();
      const texts = Array.from({ length: 50 }, (_, index) => `text ${index}`);
      await Promise.all(texts.map((text) => opened.put(hashOf(text), originalOf(text))));
      const kept = await Promise.all(texts.map((text) => opened.get(hashOf(text))));
      expect(kept.map((original) => original?.text)).toEqual(texts);
    });

    it('refuses to be used after it was closed', async () => {
      const opened = await open();
      await opened[Symbol.asyncDispose]();
      await expect(opened.get('a'.repeat(24))).rejects.toMatchObject({ code: 'store_unavailable' });
      await opened[Symbol.asyncDispose]();
    });
  });
}

/** An original of plain text. */
export function originalOf(
  text: string,
  source: OriginalSource = { toolName: 'run' },
): StoredOriginal {
  return { text, kind: 'text', source };
}
