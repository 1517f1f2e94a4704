import { describe, expect, it } from 'vitest';

import { countingTexts } from '../../../engine/tokens/text-cache.ts';

/** A function that counts characters, and how often it was asked. */
function counting(): { readonly count: (text: string) => number; readonly asked: () => number } {
  let asked = 0;
  const count = countingTexts((text) => {
    asked += 1;
    return text.length;
  });
  return { count, asked: () => asked };
}

describe('counts of texts', () => {
  it('are made once for each text', () => {
    const { count, asked } = counting();
    const texts = ['a'.repeat(1000), 'b'.repeat(1000), 'c'.repeat(2000)];
    const counts = texts.map(count);
    expect(counts).toEqual([1000, 1000, 2000]);
    expect(texts.map(count)).toEqual(counts);
    expect(asked()).toBe(3);
  });

  it('are made anew for a text that was not asked about for long', () => {
    const { count, asked } = counting();
    const megabyte = 1024 * 1024;
    const texts = Array.from({ length: 20 }, (_, index) => String(index).padEnd(megabyte, ' x'));
    for (const text of texts) count(text);
    expect(texts.slice(-10).map(count)).toEqual(Array(10).fill(megabyte));
    expect(asked()).toBe(20);
    expect(count(texts[0] ?? '')).toBe(megabyte);
    expect(asked()).toBe(21);
  });
});
