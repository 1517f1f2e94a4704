import { describe, expect, test } from 'vitest';

import { CERTAIN, probability } from '../../../../engine/relevance/sentences/probability.ts';

describe('probability', () => {
  test('is a half for 0, and what is missing to certainty for the opposite', () => {
    expect(probability(0)).toBe(CERTAIN / 2);
    for (const logit of [0.1, 1, 3, 12]) {
      expect(probability(logit) + probability(-logit)).toBe(CERTAIN);
    }
  });

  test('rises, and is close to the logistic function', () => {
    let before = -1;
    for (let logit = -12; logit <= 12; logit += 0.25) {
      const value = probability(logit);
      expect(value).toBeGreaterThan(before);
      expect(value / CERTAIN).toBeCloseTo(1 / (1 + Math.exp(-logit)), 2);
      before = value;
    }
  });

  test('stays within its bounds for any number', () => {
    expect(probability(-1e9)).toBeGreaterThanOrEqual(0);
    expect(probability(1e9)).toBeLessThanOrEqual(CERTAIN);
  });
});
