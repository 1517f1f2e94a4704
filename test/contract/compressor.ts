import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Compressor, LossyContext } from '../../engine/compress/compressor.ts';
import type { ContentKind } from '../../engine/content.ts';
import { hashOf, formatReference, parseReferences } from '../../engine/retrieve/reference.ts';
import { tokenCounter } from '../../engine/tokens/index.ts';

/** What the suite needs to know about a compressor. */
export interface CompressorCase {
  readonly compressor: Compressor;
  readonly kind: ContentKind;
  /** Texts of the kind, small and large. */
  readonly texts: fc.Arbitrary<string>;
  /** The inverse of the lossless form, where the form is not one that only drops what is not shown. */
  readonly decode?: (encoded: string) => string;
  /** What the decoder is expected to give back; the text itself by default. */
  readonly canonical?: (text: string) => string;
}

const counter = tokenCounter('gpt-4o');

function contextFor(text: string, kind: ContentKind): LossyContext {
  const hash = hashOf(text);
  return {
    detection: { kind, confidence: 1 },
    query: { user: 'which one failed?', toolArguments: '{"path":"a"}', assistant: '' },
    counter,
    budget: 450,
    reference: (missing) => formatReference({ hash, missing }),
  };
}

/** The contract that every compressor keeps, on texts of its kind and on any other text. */
export function describeCompressor(name: string, options: CompressorCase): void {
  const { compressor, kind, texts, decode, canonical = String } = options;
  const anyText = fc.oneof(texts, fc.string({ unit: 'binary', maxLength: 2000 }), truncated(texts));
  const lossless = (text: string): string | undefined =>
    compressor.lossless(text, contextFor(text, kind));

  describe(`${name} keeps the contract of compressors`, () => {
    it('never throws, and gives the same bytes each time', () => {
      fc.assert(
        fc.property(anyText, (text) => {
          const context = contextFor(text, kind);
          expect(compressor.lossless(text, context)).toBe(lossless(text));
          expect(compressor.lossy?.(text, context)).toBe(compressor.lossy?.(text, context));
        }),
        { numRuns: 200 },
      );
    });

    it.runIf(decode !== undefined)('can be decoded', () => {
      fc.assert(
        fc.property(anyText, (text) => {
          const encoded = lossless(text);
          if (encoded === undefined || decode === undefined) return;
          expect(decode(encoded)).toBe(canonical(text));
        }),
        { numRuns: 300 },
      );
    });

    it('changes nothing in a second pass', () => {
      fc.assert(
        fc.property(anyText, (text) => {
          const encoded = lossless(text);
          if (encoded === undefined || (compressor.isEncoded?.(encoded) ?? false)) return;
          expect(lossless(encoded) ?? encoded).toBe(encoded);
        }),
        { numRuns: 300 },
      );
    });

    it('leaves nothing out without its reference', () => {
      fc.assert(
        fc.property(anyText, (text) => {
          const elided = compressor.lossy?.(text, contextFor(text, kind));
          if (elided === undefined) return;
          const hashes = parseReferences(elided).map((reference) => reference.hash);
          expect(hashes).toContain(hashOf(text));
        }),
        { numRuns: 300 },
      );
    });
  });
}

function truncated(texts: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc
    .tuple(texts, fc.double({ min: 0, max: 1, noNaN: true }))
    .map(([text, share]) => text.slice(0, Math.floor(text.length * share)));
}
