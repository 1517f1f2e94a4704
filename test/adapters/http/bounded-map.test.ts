import { expect, it } from 'vitest';

import { boundedMap } from '../../../adapters/http/bounded-map.ts';

it('keeps what was set last, as far as there is room', () => {
  const bounded = boundedMap<string | undefined>({
    most: 10,
    weigh: (value = '', key) => key.length + value.length,
  });
  const { entries } = bounded;
  bounded.set('a', '123');
  bounded.set('b', undefined);
  bounded.set('c', '1234');
  expect([...entries.keys()]).toEqual(['a', 'b', 'c']);
  bounded.set('a', '12');
  bounded.set('d', '1');
  expect([...entries]).toEqual([
    ['c', '1234'],
    ['a', '12'],
    ['d', '1'],
  ]);
  bounded.delete('c');
  bounded.delete('absent');
  bounded.set('e', '1234');
  expect([...entries.keys()]).toEqual(['a', 'd', 'e']);
  bounded.set('f', 'more than there is room for');
  expect([...entries]).toEqual([]);
});

it('counts entries where nothing else is said', () => {
  const bounded = boundedMap<true>({ most: 2 });
  for (const key of ['a', 'b', 'a', 'c']) bounded.set(key, true);
  expect([...bounded.entries.keys()]).toEqual(['a', 'c']);
});
