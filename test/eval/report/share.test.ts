import { describe, expect, test } from 'vitest';

import { addShares, shareOf, shareValue, wilsonInterval } from './share.ts';

describe('shares', () => {
  test('are counted and added', () => {
    const all = addShares([shareOf([true, false]), shareOf([true, true])]);
    expect(all).toEqual({ hits: 3, of: 4 });
    expect(shareValue(all)).toBe(0.75);
  });

  test('of nothing are not a number', () => {
    expect(shareValue(shareOf([]))).toBeNull();
    expect(wilsonInterval(shareOf([]))).toBeNull();
  });

  test("have Wilson's interval", () => {
    // Newcombe (1998), table I: 81 of 263 gives 0.2553 to 0.3662, 0 of 20 gives 0 to 0.1611.
    const [low, high] = wilsonInterval({ hits: 81, of: 263 }) ?? [];
    expect(low).toBeCloseTo(0.2553, 4);
    expect(high).toBeCloseTo(0.3662, 4);
    expect(wilsonInterval({ hits: 0, of: 20 })?.[0]).toBe(0);
    expect(wilsonInterval({ hits: 0, of: 20 })?.[1]).toBeCloseTo(0.1611, 4);
    expect(wilsonInterval({ hits: 20, of: 20 })?.[1]).toBe(1);
  });
});
