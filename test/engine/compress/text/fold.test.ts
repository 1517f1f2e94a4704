import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, isFolded, unfold } from '../../../../engine/compress/text/fold.ts';

const LINE = 'waiting for the database to accept connections';

describe('fold', () => {
  it('writes a repeated line once', () => {
    const text = `start\n${`${LINE}\n`.repeat(42)}end`;
    expect(fold(text)).toBe(
      `start\n${LINE}\n[headroom: the line above repeats 41 more times]\nend`,
    );
  });

  it('writes repeated lines of a period once', () => {
    const text = `${'first of three\nsecond of three\nthird of three\n'.repeat(13)}end`;
    expect(fold(text)).toBe(
      'first of three\nsecond of three\nthird of three\n[headroom: the 3 lines above repeat 12 more times]\nend',
    );
  });

  it('says once for a single repetition', () => {
    const long = LINE.repeat(4);
    expect(fold(`${long}\n${long}`)).toBe(
      `${long}\n[headroom: the line above repeats 1 more time]`,
    );
  });

  it('leaves alone what would not get shorter', () => {
    expect(fold('a\na\na\nb')).toBeUndefined();
    expect(fold('\n'.repeat(20))).toBeUndefined();
    expect(fold('one\ntwo\nthree')).toBeUndefined();
  });

  it('leaves a text alone that has lines of its own form', () => {
    const text = `a\n[headroom: the line above repeats 3 more times]\n${`${LINE}\n`.repeat(50)}`;
    expect(fold(text)).toBeUndefined();
  });
});

describe('unfold', () => {
  const line = fc.constantFrom(
    '',
    ' ',
    LINE,
    `${LINE}\r`,
    'b',
    'c'.repeat(60),
    '\uD800',
    '\0'.repeat(99),
  );
  const block = fc
    .tuple(fc.array(line, { minLength: 1, maxLength: 10 }), fc.integer({ min: 1, max: 300 }))
    .map(([lines, times]) => Array.from({ length: times }, () => lines).flat());
  const repetitive = fc.array(block, { maxLength: 6 }).map((blocks) => blocks.flat().join('\n'));

  it('gives back what was folded', () => {
    fc.assert(
      fc.property(repetitive, (text) => {
        const folded = fold(text);
        fc.pre(folded !== undefined);
        expect(unfold(folded) === text).toBe(true);
        expect(isFolded(folded)).toBe(true);
        expect(fold(folded)).toBeUndefined();
        expect(folded.length).toBeLessThan(text.length);
      }),
    );
  });

  it('leaves every other text as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(unfold(text)).toBe(text);
        expect(isFolded(text)).toBe(false);
      }),
    );
  });

  it.each([
    '[headroom: the line above repeats 3 more times]',
    'a\n[headroom: the 2 lines above repeat 3 more times]',
    'a\nb\n[headroom: the line above repeats 2 more times]\n[headroom: the line above repeats 2 more times]',
    `${'a'.repeat(1000)}\n[headroom: the line above repeats 99999999 more times]`,
    'a\n[headroom: the line above repeats 0 more times]',
  ])('does not believe the marker in %j', (text) => {
    expect(unfold(text)).toBe(text);
    expect(isFolded(text)).toBe(false);
  });

  it('does not take a marker for its own that it would not have written', () => {
    expect(isFolded('a\n[headroom: the line above repeats 3 more times]')).toBe(false);
  });
});
