import { createHash } from 'node:crypto';

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { foldOpaqueRuns } from '../../../engine/compress/opaque-runs.ts';

/** So many bytes of no meaning, always the same. */
function bytes(length: number): Buffer {
  const blocks = Array.from({ length: Math.ceil(length / 32) }, (_, index) =>
    createHash('sha256').update(String(index)).digest(),
  );
  return Buffer.concat(blocks).subarray(0, length);
}

const PICTURE = bytes(3000).toString('base64');

describe('runs of encoded bytes', () => {
  it.each([
    ['base64', PICTURE],
    ['base64 for addresses', bytes(3000).toString('base64url')],
    ['hexadecimal digits', bytes(3000).toString('hex')],
    [
      'base64 with ends of lines in a string of JSON',
      PICTURE.replaceAll(/.{60}/g, String.raw`$&\n`),
    ],
  ])('are shown by how they begin and how long they are: %s', (_, run) => {
    const text = `logo\nsrc="${run}" alt="A logo"\nend`;
    const mark = `[… ${run.length - 64} characters …]`;
    expect(foldOpaqueRuns(text)).toEqual({
      text: `logo\nsrc="${run.slice(0, 64)}${mark}" alt="A logo"\nend`,
      characters: run.length - 64,
    });
  });

  it('are each shown where they stand', () => {
    const folded = foldOpaqueRuns(`a ${PICTURE}. ${PICTURE}\n${PICTURE}`);
    expect(folded?.text.match(/\[… 3936 characters …\]/g)).toHaveLength(3);
    expect(folded?.characters).toBe(3 * 3936);
  });

  it.each([
    ['a key', bytes(380).toString('base64')],
    ['a ruled line', '-'.repeat(2000)],
    ['empty pixels', 'A'.repeat(2000)],
    ['a long number', '3141592653589793'.repeat(100)],
    ['letters alone', 'ACDEFGHIKLMNPQRSTVWY'.repeat(50)],
    ['words', 'a text that is 2 lines long, or more '.repeat(50)],
    ['minified code', 'var a1=b(function(c2){return c2.d+1});'.repeat(50)],
  ])('are not %s', (_, text) => {
    expect(foldOpaqueRuns(`before ${text} after`)).toBeUndefined();
  });

  it('are found wherever they stand, and everything else is kept', () => {
    const run = bytes(384).toString('base64');
    fc.assert(
      fc.property(fc.nat(1500), fc.nat(1500), (before, behind) => {
        const [head, tail] = [`${'x '.repeat(before)}"`, `"${' y'.repeat(behind)}`];
        const expected = `${head}${run.slice(0, 64)}[… 448 characters …]${tail}`;
        expect(foldOpaqueRuns(`${head}${run}${tail}`)?.text).toBe(expected);
      }),
    );
  });
});
