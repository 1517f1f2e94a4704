import type { Compressor } from '../compressor.ts';
import { encodeDiff, isEncodedDiff } from './lossless.ts';
import { lossyDiff } from './lossy.ts';

/**
 * Diffs, with or without commits. Lossless: without the headers that repeat the names of files. Lossy:
 * kept by construction are the id, author, day and message of every commit, the name of every file with its
 * numbers of added and removed lines, modes, renames and notes on binary files, and every place that the
 * header of a hunk names in files that people write; every line of a hunk that is shown is whole.
 */
export const diffCompressor: Compressor = {
  name: 'diff',
  kinds: ['diff'],
  lossless: encodeDiff,
  lossy: lossyDiff,
  isEncoded: isEncodedDiff,
};
