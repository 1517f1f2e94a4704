import { expect, it } from 'vitest';

import { boundedTexts } from '../../../adapters/http/exchange/bounded-texts.ts';

it('keeps what was set last, as far as there is room', () => {
  const bounded = boundedTexts<string | undefined>(10);
  const { texts } = bounded;
  bounded.set('a', '123');
  bounded.set('b', undefined);
  bounded.set('c', '1234');
  expect([...texts.keys()]).toEqual(['a', 'b', 'c']);
  bounded.set('a', '12');
  bounded.set('d', '1');
  expect([...texts]).toEqual([
    ['c', '1234'],
    ['a', '12'],
    ['d', '1'],
  ]);
  bounded.delete('c');
  bounded.delete('absent');
  bounded.set('e', '1234');
  expect([...texts.keys()]).toEqual(['a', 'd', 'e']);
  bounded.set('f', 'more than there is room for');
  expect([...texts]).toEqual([]);
});
