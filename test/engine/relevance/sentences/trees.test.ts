import { statSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { backgroundRarity, rarityIn } from '../../../../engine/relevance/background.ts';
import { FEATURES } from '../../../../engine/relevance/sentences/features.ts';
import { sentenceTrees, sumOfTrees } from '../../../../engine/relevance/sentences/trees.ts';
import { hashWord } from '../../../../engine/relevance/words.ts';

const DATA = join(import.meta.dirname, '../../../../engine/relevance/data');
const MOST_BYTES = 200_000;

describe('the shipped model', () => {
  test('is whole, and speaks of features that there are', () => {
    const { count, features, leaves } = sentenceTrees();
    expect(count).toBe(250);
    expect(leaves).toHaveLength(count * 32);
    expect(Math.max(...features)).toBeLessThan(FEATURES.length);
  });

  test('gives a whole number for any row', () => {
    for (const value of [0, 1, -1, 1024, 2 ** 31 - 1]) {
      const row = new Int32Array(FEATURES.length).fill(value);
      expect(Number.isInteger(sumOfTrees(sentenceTrees(), row))).toBe(true);
    }
  });

  test('is small', () => {
    const bytes = ['sentence-trees.ts', 'background-rarity.ts'].map(
      (name) => statSync(join(DATA, name)).size,
    );
    expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThan(MOST_BYTES);
  });
});

describe('background rarity', () => {
  test('is low for common words and high for names and unknown words', () => {
    const rarity = (word: string): number => rarityIn(backgroundRarity(), hashWord(word));
    expect(rarity('the')).toBeLessThan(2);
    expect(rarity('first')).toBeLessThan(rarity('bridge'));
    expect(rarity('qwertzuiop')).toBe(15);
  });
});
