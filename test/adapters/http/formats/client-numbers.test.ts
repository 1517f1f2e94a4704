import { expect, test } from 'vitest';

import { clientNumbers } from '../../../../adapters/http/formats/client-numbers.ts';

test('pieces behind a hidden one close the gap, and those of the next response go on from there', () => {
  const numbers = clientNumbers();
  numbers.show(0, false);
  numbers.hide(1);
  numbers.show(2, true);
  expect([0, 1, 2].map((index) => numbers.of(index))).toEqual([0, undefined, 1]);
  expect([1, 2, 3].map((index) => numbers.isHidden(index))).toEqual([true, false, false]);

  numbers.nextRound();
  expect(numbers.has(0)).toBe(false);
  numbers.show(0, true);
  expect(numbers.of(0)).toBe(2);
});

test('pieces of an unchanged stream keep the numbers that the provider gave, gaps included', () => {
  const numbers = clientNumbers();
  numbers.show(3, false);
  numbers.show(1, false);
  expect([3, 1].map((index) => numbers.of(index))).toEqual([3, 1]);
  numbers.show(5, true);
  expect(numbers.of(5)).toBe(4);
});
