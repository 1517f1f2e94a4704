import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { linesOf } from '../../../../engine/retrieve/document/lines.ts';
import { formatRange, parseRanges } from '../../../../engine/retrieve/ranges.ts';

const texts = fc.string({ unit: fc.constantFrom('a', 'b', '\n', '\r', '🎉'), maxLength: 40 });

describe('linesOf', () => {
  it('finds what splitting at line feeds finds', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const lines = linesOf(text);
        const found = Array.from({ length: lines.count }, (_, index) => {
          const { start, end } = lines.spanOf(index + 1);
          return text.slice(start, end);
        });
        expect(found).toEqual(text.replace(/\n$/, '').split('\n'));
      }),
    );
  });

  it('names a span so that the name leads back to it', () => {
    fc.assert(
      fc.property(texts, fc.nat(40), fc.nat(40), (text, one, other) => {
        const lines = linesOf(text);
        const limit = lines.spanOf(lines.count).end;
        const [start = 0, end = 0] = [Math.min(one, limit), Math.min(other, limit)].toSorted(
          (a, b) => a - b,
        );
        const [range] = parseRanges(formatRange(lines.rangeOf({ start, end })), lines.count) ?? [];
        expect(range && lines.spanOfRange(range)).toEqual({ start, end });
      }),
      { numRuns: 1000 },
    );
  });
});
