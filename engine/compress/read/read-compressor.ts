import type { CompressContext, Compressor } from '../compressor.ts';
import { wholeForEdit } from '../edit-intent.ts';
import { isFolded } from '../text/fold.ts';
import { losslessText } from '../text/text-compressor.ts';
import { encodeBlame, isEncodedBlame } from './blame/lossless.ts';
import { lossyBlame } from './blame/lossy.ts';
import { lossyRead } from './lossy.ts';
import { namesLines } from './names-lines.ts';
import { isThinned, thin, unthin } from './thin.ts';

/**
 * Files read with line numbers. Lossless: the number of every 10th or 20th line stays, each byte of the lines
 * themselves and everything around them stays; where lines were asked for by number, all numbers stay.
 * Lossy: code is folded as without numbers, and the first line behind every gap has its number too. Of what
 * `git blame` prints each commit stands once above its lines; commits in the gaps alone are named, ten at most.
 */
export const readCompressor: Compressor = {
  name: 'read',
  kinds: ['numbered'],
  lossless: losslessRead,
  lossy: (text, context) => lossyBlame(text, context) ?? lossyRead(text, context),
  whyWhole: wholeForEdit,
  isEncoded: (text) => isThinned(text) || isEncodedBlame(text) || isFolded(text),
};

function losslessRead(text: string, context: CompressContext): string | undefined {
  if (namesLines(context.query)) return losslessText(text, context);
  const encoded = encodeBlame(text) ?? thinAndCheck(text);
  if (encoded === undefined) return losslessText(text, context);
  return context.counter.estimate(encoded) < context.counter.estimate(text) ? encoded : undefined;
}

function thinAndCheck(text: string): string | undefined {
  const thinned = thin(text);
  return thinned !== undefined && unthin(thinned) === text ? thinned : undefined;
}
