import { expect, test } from 'vitest';

import { visibleIn } from './visibility.ts';

test('white space does not matter, and one of several strings is enough', () => {
  const text = 'a  b\nc';
  expect(visibleIn(text, ['a b c', 'd', ['x', 'b c'], ['x', 'y']])).toEqual([
    true,
    false,
    true,
    false,
  ]);
});
