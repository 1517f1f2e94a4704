import { setTimeout as wait } from 'node:timers/promises';

import { expect, it } from 'vitest';

import { boundedStore } from '../../../adapters/stores/bounded-store.ts';
import { memoryStore } from '../../../src/index.ts';

const patience = { timeoutMs: 50, advice: String };

it('counts as long as it takes where much is kept', async () => {
  const inner = memoryStore();
  const slow = { ...inner, stats: async () => wait(200, { originals: 7, bytes: 9 }) };
  expect(await boundedStore(slow, patience).stats()).toEqual({ originals: 7, bytes: 9 });
});

it('goes on with everything else where counting fails', async () => {
  const inner = memoryStore();
  const failing = { ...inner, stats: async () => Promise.reject(new Error('too much')) };
  const store = boundedStore(failing, patience);
  await expect(store.stats()).rejects.toMatchObject({ code: 'store_unavailable' });
  await store.remember('key', 'value');
  expect(await store.recall(['key'])).toEqual(new Map([['key', 'value']]));
});
