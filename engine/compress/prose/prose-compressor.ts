import type { Compressor } from '../compressor.ts';
import { isFolded } from '../text/fold.ts';
import { losslessText } from '../text/text-compressor.ts';
import { lossyProse } from './lossy.ts';

/**
 * Documents and passages in any language. Lossless: as plain text. Lossy: the sentences that bear on the question,
 * word for word and in order, under the headings they stand under; a mark at every gap, one reference for all of
 * them. The first sentence with each word for a failure is kept.
 */
export const proseCompressor: Compressor = {
  name: 'prose',
  kinds: ['prose', 'markdown'],
  lossless: losslessText,
  lossy: lossyProse,
  isEncoded: isFolded,
};
