import * as fc from 'fast-check';
import { expect, it } from 'vitest';

import { quantilesOf } from '../../../../../engine/compress/json/lossy/quantiles.ts';

const numbers = fc.array(
  fc.oneof(fc.integer({ min: -4, max: 4 }), fc.double({ noNaN: true, noDefaultInfinity: true })),
  {
    minLength: 1,
    maxLength: 30,
  },
);

it('says where numbers lie, and how far from the median half of them', () => {
  expect(quantilesOf([9, 1, 5, 2, 100])).toEqual({
    count: 5,
    least: 1,
    median: 5,
    greatest: 100,
    deviation: 4,
  });
  expect(quantilesOf([])).toBeUndefined();
});

it('takes the lower middle of all values and of all distances', () => {
  fc.assert(
    fc.property(numbers, (values) => {
      const sorted = values.toSorted((one, other) => one - other);
      const middle = (values.length - 1) >> 1;
      const median = sorted[middle] ?? 0;
      const distances = values.map((value) => Math.abs(value - median)).sort((a, b) => a - b);
      const found = quantilesOf(values);
      expect(found?.median === median && found.deviation === distances[middle]).toBe(true);
    }),
  );
});
