import fc from 'fast-check';
import { expect, test } from 'vitest';

import { createQueue } from '../../../../engine/compress/prose/queue.ts';

test('a queue gives its numbers by worth, equal ones by number', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 20 })), (worths) => {
      const queue = createQueue();
      for (const [number, worth] of worths.entries()) queue.add(number, worth);
      const taken = worths.map(() => queue.take());
      const expected = [...worths.keys()].sort(
        (one, other) => (worths[other] ?? 0) - (worths[one] ?? 0) || one - other,
      );
      expect(taken).toEqual(expected);
      expect(queue.take()).toBeUndefined();
    }),
  );
});
