import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textCompressor, unfold } from '../../../../engine/compress/text/index.ts';
import type { ContentKind } from '../../../../engine/content.ts';
import { contextFor } from '../context.ts';
import { processorTime } from '../../../support/processor-time.ts';

const LINE = 'the same line of some length again';
const KINDS: readonly ContentKind[] = [
  'text',
  'log',
  'diff',
  'code',
  'numbered',
  'markdown',
  'table',
];

describe('textCompressor', () => {
  it('shows terminal output as it was seen, without padding', () => {
    const text = `\u001B[33mwarning\u001B[0m: late   \n10%\r90%\r100%\n${`${LINE}\n`.repeat(20)}`;
    expect(textCompressor.lossless(text, contextFor('text'))).toBe(
      `warning: late\n100%\n${LINE}\n[headroom: the line above repeats 19 more times]\n`,
    );
  });

  it('removes padding from tables and logs', () => {
    const text = 'name      size      \na         1         \n';
    expect(textCompressor.lossless(text, contextFor('table'))).toBe(
      'name      size\na         1\n',
    );
  });

  it.each(['code', 'diff', 'numbered', 'markdown', 'text'] as const)(
    'keeps every blank of %s',
    (kind) => {
      expect(
        textCompressor.lossless('a   \n  b\t\t\n\u00A0c  \n', contextFor(kind)),
      ).toBeUndefined();
    },
  );

  it('keeps escapes and returns that stand in source code', () => {
    expect(
      textCompressor.lossless('a\rb \u001B[0m\u001B[31m\n', contextFor('code')),
    ).toBeUndefined();
  });

  it('removes the colours of a diff and nothing else', () => {
    const text = '\u001B[31m-old  \u001B[m\n\u001B[32m+new\rx\u001B[m\n';
    expect(textCompressor.lossless(text, contextFor('diff'))).toBe('-old  \n+new\rx\n');
  });

  it('is idempotent, deterministic and never longer', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.constantFrom(
        `${LINE}\n`.repeat(9),
        '\n',
        '\r',
        '\r\n',
        '\u001B[31m',
        '   \n',
        '\uFEFF',
        '\uD800',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece), fc.constantFrom(...KINDS), (pieces, kind) => {
        const text = pieces.join('');
        const context = contextFor(kind);
        const encoded = textCompressor.lossless(text, context);
        expect(textCompressor.lossless(text, context)).toBe(encoded);
        fc.pre(encoded !== undefined);
        expect(encoded.length).toBeLessThan(text.length);
        expect(textCompressor.lossless(encoded, context)).toBeUndefined();
      }),
    );
  });

  it('only folds exact kinds, so that all of their text comes back', () => {
    const piece = fc.constantFrom(`${LINE}\n`.repeat(9), '\u001B[31m', '   \n', 'x\n');
    fc.assert(
      fc.property(
        fc.array(piece),
        fc.constantFrom('code', 'numbered', 'markdown'),
        (pieces, kind) => {
          const text = pieces.join('');
          const encoded = textCompressor.lossless(text, contextFor(kind)) ?? text;
          expect(unfold(encoded)).toBe(text);
        },
      ),
    );
  });

  it.each([
    ['one line of 5 MB', 'a'.repeat(5_000_000)],
    ['a million equal lines', 'a line\n'.repeat(1_000_000)],
    ['blanks within a line', `a${' '.repeat(2_000_000)}b`],
    ['blanks on many lines', `${' '.repeat(2_000)}x\n`.repeat(2_000)],
  ])('takes linear time for %s', (_, text) => {
    const spent = processorTime();
    textCompressor.lossless(text, contextFor('log'));
    expect(spent()).toBeLessThan(3_000);
  });
});
