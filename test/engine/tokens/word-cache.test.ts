import * as fc from 'fast-check';
import { get_encoding } from 'tiktoken';
import { expect, test } from 'vitest';

import { countingWords } from '../../../engine/tokens/word-cache.ts';

const PARTS = [
  'a',
  'Z',
  '0',
  '12',
  "'s",
  "'",
  ' ',
  '\n',
  '\r\n',
  '/',
  '_',
  '::',
  'é',
  '中',
  '🙂',
  '\u0301',
  'don’t',
  '\u00A0',
  '\uFEFF',
];

test.each(['o200k_base', 'cl100k_base'] as const)('the words of %s sum up exactly', (encoding) => {
  const tokenizer = get_encoding(encoding);
  const count = (text: string): number => tokenizer.encode_ordinary(text).length;
  const cached = countingWords(count);
  const texts = fc.oneof(
    fc.array(fc.constantFrom(...PARTS), { maxLength: 40 }).map((parts) => parts.join('')),
    fc.string({ unit: 'grapheme-ascii', maxLength: 80 }),
    fc.string({ unit: 'binary', maxLength: 40 }),
  );
  fc.assert(
    fc.property(texts, (text) => {
      expect(cached(text)).toBe(count(text));
      expect(cached(text)).toBe(count(text));
    }),
    { numRuns: 3000 },
  );
});

test('asks once for a word that comes again', () => {
  const asked: string[] = [];
  const cached = countingWords((text) => {
    asked.push(text);
    return 1;
  });
  expect(cached('one two one two')).toBe(4);
  expect(cached(' two one')).toBe(2);
  expect(asked).toEqual(['one', ' two', ' one']);
});
