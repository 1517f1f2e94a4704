import type { Compressor } from '../compressor.ts';
import { isFolded } from '../text/fold.ts';
import { losslessText } from '../text/text-compressor.ts';
import { lossyHistory } from './history/lossy-history.ts';
import { lossyLog } from './lossy.ts';

/**
 * Logs, stack traces and the output of builds and tests. Lossless: as plain text. Lossy: alike lines
 * grouped, every failure and warning kept; of histories of commits each with its subject as long as there is room.
 */
export const logCompressor: Compressor = {
  name: 'log',
  kinds: ['log', 'stack-trace'],
  lossless: losslessText,
  lossy: (text, context) => lossyHistory(text, context) ?? lossyLog(text, context),
  isEncoded: isFolded,
};
