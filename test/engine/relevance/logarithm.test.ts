import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logarithm } from '../../../engine/relevance/logarithm.ts';

describe('logarithm', () => {
  it('is exact for powers of two', () => {
    expect([1, 2, 4, 1024].map((value) => logarithm(value))).toEqual([0, 1, 2, 10]);
  });

  it('is at most 1/256 below the binary logarithm', () => {
    fc.assert(
      fc.property(fc.double({ min: 1, max: 1e12, noNaN: true }), (value) => {
        const difference = Math.log2(value) - logarithm(value);
        expect(difference).toBeGreaterThan(-1e-9);
        expect(difference).toBeLessThan(1 / 256 + 1e-9);
      }),
    );
  });

  it('is 0 for what has no positive logarithm', () => {
    expect([0, -1, 0.5, Number.NaN].map((value) => logarithm(value))).toEqual([0, 0, 0, 0]);
  });
});
