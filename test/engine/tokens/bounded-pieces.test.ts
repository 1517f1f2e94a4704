import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { boundedPieces } from '../../../engine/tokens/bounded-pieces.ts';

const UNITS = ['a', 'B', ' ', '\n', '.', '中', '🙂', '7', 'word '];

test('the pieces are the text, cut neither in a character nor too late', () => {
  const runs = fc.array(fc.tuple(fc.constantFrom(...UNITS), fc.nat({ max: 5000 })), {
    maxLength: 6,
  });
  fc.assert(
    fc.property(runs, (parts) => {
      const text = parts.map(([unit, count]) => unit.repeat(count)).join('');
      const pieces = boundedPieces(text);
      expect(pieces.join('')).toBe(text);
      expect(pieces.every((piece) => piece.isWellFormed())).toBe(true);
      expect(
        pieces.every((piece) => !/[a-zA-Z]{1025}|[ \n]{1025}|\.{1025}|中{343}/.test(piece)),
      ).toBe(true);
    }),
  );
});

test('ordinary text stays whole', () => {
  const text = 'An ordinary line of text, 中文也一样。\n'.repeat(3000);
  expect(boundedPieces(text)).toEqual([text]);
});

test('a huge text is cut where no token reaches over', () => {
  const line = `${'some words; '.repeat(20)}\n`;
  const pieces = boundedPieces(line.repeat(3000));
  expect(pieces.length).toBeGreaterThan(2);
  expect(pieces.every((piece) => piece.startsWith('some') && piece.endsWith('\n'))).toBe(true);
});
