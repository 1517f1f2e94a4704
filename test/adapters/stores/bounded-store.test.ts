import { setTimeout as wait } from 'node:timers/promises';

import { expect, it } from 'vitest';

import { boundedStore } from '../../../adapters/stores/bounded-store.ts';
import { HeadroomError, memoryStore } from '../../../src/index.ts';

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

it('asks a server again at once that has refused what was asked', async () => {
  const inner = memoryStore();
  const full = { ...inner, remember: async () => Promise.reject(new Error('full')) };
  await inner.put('a'.repeat(24), { text: 'kept', kind: 'text', source: {} });
  const store = boundedStore(full, { ...patience, isRefusal: () => true });
  await expect(store.remember('key', 'value')).rejects.toMatchObject({ code: 'store_unavailable' });
  expect((await store.get('a'.repeat(24)))?.text).toBe('kept');
});

it('tells of silence, and of nothing else', async () => {
  const inner = memoryStore();
  let silences = 0;
  const store = boundedStore(
    {
      ...inner,
      get: () => new Promise(() => undefined),
      recall: async () => Promise.reject(new Error('lost')),
    },
    { ...patience, pauseMs: 0, onSilence: () => (silences += 1) },
  );
  await expect(store.recall(['key'])).rejects.toThrow('lost');
  expect(silences).toBe(0);
  await expect(store.get('a')).rejects.toThrow('no answer in 50 ms');
  expect(silences).toBe(1);
});

it('passes on an error of its own as it is, which says nothing about the server', async () => {
  const inner = memoryStore();
  const error = new HeadroomError('invalid_options', 'wrong');
  const store = boundedStore({ ...inner, put: async () => Promise.reject(error) }, patience);
  await expect(store.put('a', { text: 'b', kind: 'text', source: {} })).rejects.toBe(error);
  expect(await store.recall(['key'])).toEqual(new Map());
});
