import { expect, it } from 'vitest';

import { prefixProof } from '../../../src/ledger/prefix-proof.ts';
import { block } from './block.ts';

it('names the message and the first byte of it that changed', () => {
  const proof = prefixProof();
  proof.check('c1', [block(1), block(3, { after: 'größer als' })]);
  expect(proof.check('c1', [block(1), block(3, { after: 'größer wie' })])).toEqual({
    kept: false,
    message: 3,
    byte: Buffer.byteLength('größer '),
    by: 'headroom',
  });
});

it('forgets the conversations used longest ago rather than keep all texts', () => {
  const proof = prefixProof();
  const large = { before: 'a'.repeat(10_000_000), after: 'b'.repeat(10_000_000) };
  proof.check('c1', [block(1, large)]);
  proof.check('c2', [block(1, large)]);
  expect(proof.check('c2', [block(1)]).kept).toBe(false);
  expect(proof.check('c1', [block(1)]).kept).toBe(true);
});
