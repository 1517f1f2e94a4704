import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detect } from '../../../engine/detect/index.ts';
import { EXAMPLES } from './examples.ts';

describe('detect', () => {
  it.each(EXAMPLES)('takes $name for $kind', ({ text, kind, language }) => {
    const named = language === undefined ? {} : { language };
    expect(detect(text)).toMatchObject({ kind, ...named });
  });

  it.each(EXAMPLES)(
    'is not misled by the line ends and the byte order mark of $name',
    (example) => {
      const { text, kind } = example;
      expect(detect(`\uFEFF${text.replaceAll('\n', '\r\n')}`).kind).toBe(kind);
    },
  );

  it('gives the same judgement again, with a confidence from 0 to 1, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 2000 }), (text) => {
        const detection = detect(text);
        expect(detect(text)).toEqual(detection);
        expect(detection.confidence).toBeGreaterThanOrEqual(0);
        expect(detection.confidence).toBeLessThanOrEqual(1);
      }),
    );
  });

  it.each([
    ['<?xml version="1.0"?>\n<!DOCTYPE html>\n<html><body><p>x</p></body></html>', 'html'],
    [`<rss><channel>\n${'<item>\n<link>x</link>\n</item>\n'.repeat(20)}</channel></rss>`, 'code'],
    [`<svg>\n${'<a href="x">\n<style>x</style>\n</a>\n'.repeat(20)}</svg>`, 'code'],
  ])('tells pages from other documents with tags: %j', (text, kind) => {
    expect(detect(text).kind).toBe(kind);
  });

  it('judges a long text like its parts', () => {
    const long = EXAMPLES.filter(({ kind }) => ['log', 'csv', 'search'].includes(kind));
    for (const { text, kind } of long) {
      const body = text.split('\n').slice(1).join('\n');
      expect(detect(`${text}\n${`${body}\n`.repeat(60)}`).kind).toBe(kind);
    }
  });
});
