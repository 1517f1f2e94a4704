import { describe, expect, it } from 'vitest';

import { hashOf, memoryStore, type Store, type StoredOriginal } from '../../../engine/index.ts';
import { keepOriginals } from '../../../engine/store/keep.ts';

function originals(...texts: readonly string[]): ReadonlyMap<string, StoredOriginal> {
  return new Map<string, StoredOriginal>(
    texts.map((text) => [hashOf(text), { text, kind: 'text', source: {} }]),
  );
}

describe('keeping originals', () => {
  it('waits for all of them at the same time', async () => {
    const inner = memoryStore();
    const begun = Promise.withResolvers<void>();
    let waiting = 0;
    const store: Store = {
      ...inner,
      async put(hash, original) {
        waiting += 1;
        if (waiting === 3) begun.resolve();
        await begun.promise;
        await inner.put(hash, original);
      },
    };
    const { kept, failure } = await keepOriginals(originals('one', 'two', 'three'), store);
    expect(failure).toBeUndefined();
    expect(kept.size).toBe(3);
  });

  it('keeps the others where one is refused', async () => {
    const inner = memoryStore();
    const store: Store = {
      ...inner,
      async put(hash, original) {
        if (original.text === 'two') throw new Error('full');
        await inner.put(hash, original);
      },
    };
    const { kept, failure } = await keepOriginals(originals('one', 'two', 'three'), store);
    expect(failure).toBe('only lossless compression was used: the store failed (full)');
    expect(kept).toEqual(new Set([hashOf('one'), hashOf('three')]));
    expect(await inner.touch([...kept])).toEqual([]);
  });
});
