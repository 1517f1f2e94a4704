import { diffCompressor } from '../../../../engine/compress/diff/index.ts';
import { decodeDiff } from '../../../../engine/compress/diff/lossless.ts';
import { withoutColours } from '../../../../engine/compress/text/terminal.ts';
import { describeCompressor } from '../../../contract/compressor.ts';
import { diffText } from './generate.ts';

describeCompressor('diff', {
  compressor: diffCompressor,
  kind: 'diff',
  texts: diffText,
  decode: decodeDiff,
  canonical: withoutColours,
});
