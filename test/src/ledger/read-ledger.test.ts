import { describe, expect, it } from 'vitest';

import { memoryStore, modelPrices, type Store } from '../../../src/index.ts';
import { createLedger } from '../../../src/ledger/ledger.ts';
import { readLedger } from '../../../src/ledger/read-ledger.ts';
import { reportLedger } from '../../../src/ledger/report.ts';

/** A store with the figures of one conversation each for `c1` and `c2`. */
async function written(): Promise<Store> {
  const store = memoryStore();
  const onFailure = (error: unknown): never => {
    throw error;
  };
  const ledger = createLedger({ store, pricesOf: modelPrices, onFailure });
  for (const conversation of ['c1', 'c2']) {
    const place = { conversation, model: 'gpt-5.2', heldOut: false };
    ledger.note({ kind: 'compression', ...place, messages: 1, blocks: [], offersTool: false });
  }
  await ledger.flush();
  return store;
}

/** What the store remembers, some of it replaced. */
function damaged(
  store: Store,
  change: (value: string) => string,
): Pick<Store, 'recall' | 'remember'> {
  return {
    ...store,
    recall: async (keys) =>
      new Map([...(await store.recall(keys))].map(([key, value]) => [key, change(value)])),
  };
}

describe('a ledger', () => {
  it.each(['null', '5', '[]', '{}', '{"requests":"many"}', '{"day":'])(
    'is summed up without an entry that is %s',
    async (entry) => {
      const store = damaged(await written(), (value) => (value.includes('"c2"') ? entry : value));
      const { sessions } = reportLedger(await readLedger(store), modelPrices);
      expect(sessions.map(({ name }) => name)).toEqual(['c1']);
    },
  );

  it.each(['null', '-1', '1e12', 'many'])(
    'is read where the number of entries of a series is %s',
    async (length) => {
      const store = damaged(await written(), (value) => (value === '2' ? length : value));
      expect(await readLedger(store)).toEqual([]);
    },
  );
});
