import fc from 'fast-check';

import { readCompressor } from '../../../../engine/compress/read/index.ts';
import { unthin } from '../../../../engine/compress/read/thin.ts';
import { unfold } from '../../../../engine/compress/text/index.ts';
import { describeCompressor } from '../../../contract/compressor.ts';
import { numberedText } from './generate.ts';

describeCompressor('read', {
  compressor: readCompressor,
  kind: 'numbered',
  texts: fc.array(numberedText, { minLength: 1, maxLength: 3 }).map((texts) => texts.join('\n')),
  decode: (encoded) => unthin(encoded) ?? unfold(encoded),
});
