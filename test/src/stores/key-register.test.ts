import { hash } from 'node:crypto';

import { expect, it } from 'vitest';

import { memoryStore } from '../../../src/index.ts';
import { keyRegister } from '../../../src/stores/key-register.ts';

it('keeps names apart whose hashes begin alike', async () => {
  const alike = new Map<string, string>();
  const pairs: (readonly [string, string])[] = [];
  for (let index = 0; pairs.length < 2; index += 1) {
    const start = hash('sha256', `0 name ${index}`).slice(0, 6);
    const other = alike.get(start);
    if (other !== undefined) pairs.push([other, `name ${index}`]);
    alike.set(start, `name ${index}`);
  }
  const register = keyRegister(memoryStore(), 'names');
  for (const name of [...pairs.flat(), ...pairs.flat()]) await register.add(name);
  expect(await register.all()).toEqual(pairs.flat().sort());
});

it('asks a store for few names at once, however many there are', async () => {
  const store = memoryStore();
  const register = keyRegister(store, 'names');
  const names = Array.from({ length: 200 }, (_, index) => `name ${index}`);
  for (const name of names) await register.add(name);
  const asked: number[] = [];
  const counting = keyRegister(
    {
      remember: (key, value) => store.remember(key, value),
      recall(keys) {
        asked.push(keys.length);
        return store.recall(keys);
      },
    },
    'names',
  );
  expect(await counting.all()).toEqual(names.sort());
  expect(Math.max(...asked)).toBeLessThanOrEqual(500);
});
