import type { CompressContext, Compressor } from '../compressor.ts';
import { isFolded } from '../text/fold.ts';
import { losslessText } from '../text/text-compressor.ts';
import { lossyRead } from './lossy.ts';
import { namesLines } from './names-lines.ts';
import { isThinned, thin, unthin } from './thin.ts';

/**
 * Files read with line numbers. Lossless: the number of every 10th or 20th line stays, each byte of the lines
 * themselves and everything around them stays; where lines were asked for by number, all numbers stay.
 * Lossy: code is folded as without numbers, and the first line behind every gap has its number too.
 */
export const readCompressor: Compressor = {
  name: 'read',
  kinds: ['numbered'],
  lossless: losslessRead,
  lossy: lossyRead,
  isEncoded: (text) => isThinned(text) || isFolded(text),
};

function losslessRead(text: string, context: CompressContext): string | undefined {
  if (namesLines(context.query)) return losslessText(text, context);
  const thinned = thin(text);
  if (thinned === undefined || unthin(thinned) !== text) return losslessText(text, context);
  return context.counter.estimate(thinned) < context.counter.estimate(text) ? thinned : undefined;
}
