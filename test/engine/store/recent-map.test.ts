import { expect, it } from 'vitest';

import { RecentMap } from '../../../engine/store/recent-map.ts';

it('keeps what was set last, as far as there is room', () => {
  const recent = new RecentMap<string | undefined>({
    most: 10,
    isStrict: true,
    weigh: (value = '', key) => key.length + value.length,
  });
  recent.set('a', '123');
  recent.set('b', undefined);
  recent.set('c', '1234');
  expect(keysOf(recent)).toEqual(['a', 'b', 'c']);
  recent.set('a', '12');
  recent.set('d', '1');
  expect([...recent.entries()]).toEqual([
    ['c', '1234'],
    ['a', '12'],
    ['d', '1'],
  ]);
  recent.delete('c');
  recent.delete('absent');
  recent.set('e', '1234');
  expect(keysOf(recent)).toEqual(['a', 'd', 'e']);
  recent.set('f', 'more than there is room for');
  expect([...recent.entries()]).toEqual([]);
});

it('counts entries where nothing else is said', () => {
  const recent = new RecentMap<true>({ most: 2 });
  for (const key of ['a', 'b', 'a', 'c']) recent.set(key, true);
  expect(keysOf(recent)).toEqual(['a', 'c']);
});

it('keeps the newest, whatever it weighs, where it is not strict', () => {
  const recent = new RecentMap<string>({ most: 3, weigh: ({ length }) => length });
  recent.set('a', '12');
  recent.set('b', 'more than there is room for');
  expect(keysOf(recent)).toEqual(['b']);
  recent.set('c', '123');
  expect(keysOf(recent)).toEqual(['c']);
});

function keysOf<Value>(recent: RecentMap<Value>): readonly string[] {
  return [...recent.entries()].map(([key]) => key);
}
