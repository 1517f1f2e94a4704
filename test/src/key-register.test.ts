import { hash } from 'node:crypto';

import { expect, it } from 'vitest';

import { memoryStore } from '../../src/index.ts';
import { keyRegister } from '../../src/key-register.ts';

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
