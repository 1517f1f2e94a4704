import type { Compressor } from '../compressor.ts';
import { isFolded } from '../text/fold.ts';
import { losslessText } from '../text/text-compressor.ts';
import { lossyLog } from './lossy.ts';

/**
 * Logs, stack traces and the output of builds and tests. Lossless: as plain text. Lossy: alike lines
 * grouped, every failure and warning kept.
 */
export const logCompressor: Compressor = {
  name: 'log',
  kinds: ['log', 'stack-trace'],
  lossless: losslessText,
  lossy: lossyLog,
  isEncoded: isFolded,
};
