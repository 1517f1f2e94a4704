import { describe, expect, it } from 'vitest';

import { formatRange, parseRanges } from '../../../engine/retrieve/ranges.ts';

function normalised(text: string): string | undefined {
  return parseRanges(text, 100)
    ?.map((range) => formatRange(range))
    .join(',');
}

describe('ranges', () => {
  it.each([
    ['40', '40'],
    ['40-60', '40-60'],
    ['40-', '40-'],
    ['60-40', '40-60'],
    ['0-5', '1-5'],
    ['-20', '81-'],
    ['40–60', '40-60'],
    ['40..60', '40-60'],
    ['40:60', '40-60'],
    ['40 to 60', '40-60'],
    ['L40-L60', '40-60'],
    ['lines 40-60', '40-60'],
    ['rows 40', '40'],
    ['1, 5-9;12-', '1,5-9,12-'],
    ['3@501-', '3@501-'],
    ['3@501-7@20', '3@501-7@20'],
    ['3@501-3', '3@501'],
  ])('reads %j as %j', (text, expected) => {
    expect(normalised(text)).toBe(expected);
  });

  it.each(['', ',', 'all', '1-2-3', 'x5', '5x', '1e3'])('reads nothing from %j', (text) => {
    expect(normalised(text)).toBeUndefined();
  });
});
