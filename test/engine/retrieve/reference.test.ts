import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { formatReference, hashOf, parseReferences } from '../../../engine/retrieve/reference.ts';

const HASH = '0123456789abcdef01234567';

describe('references', () => {
  it('are read as they were written', () => {
    const missing = fc.string().map((text) => text.replace(/[\]\n\r]/g, ' '));
    fc.assert(
      fc.property(fc.array(missing), (texts) => {
        const references = texts.map((text) => ({ hash: hashOf(text), missing: text }));
        const text = references.map((reference) => formatReference(reference)).join(' and ');
        expect(parseReferences(text)).toEqual(references);
      }),
    );
  });

  it('stay on one line and inside their brackets, whatever is missing', () => {
    const reference = formatReference({ hash: HASH, missing: 'rows [1]\n2' });
    expect(reference).toBe(`[headroom hash=${HASH}: rows [1  2; source intact]`);
    expect(parseReferences(reference)).toEqual([{ hash: HASH, missing: 'rows [1  2' }]);
  });

  it.each([
    `[headroom hash=${HASH}]`,
    `[headroom hash=${HASH.toUpperCase()}: rows; source intact]`,
    `[headroom hash=${HASH}0: rows; source intact]`,
    `[headroom hash=${HASH.slice(1)}: rows; source intact]`,
    `[other hash=${HASH}: rows; source intact]`,
    `[headroom hash=${HASH}: rows\n; source intact]`,
    `[headroom hash=${HASH}: rows; source lost]`,
  ])('are not seen in %j', (text) => {
    expect(parseReferences(text)).toEqual([]);
  });
});

describe('hashOf', () => {
  it('is 24 hex digits of SHA-256', () => {
    expect(hashOf('abc')).toBe('ba7816bf8f01cfea414140de');
  });

  it('tells texts with different lone surrogates apart', () => {
    expect(hashOf('\ud800')).not.toBe(hashOf('\ud801'));
    expect(hashOf('\ud800')).not.toBe(hashOf('\ufffd'));
  });
});
