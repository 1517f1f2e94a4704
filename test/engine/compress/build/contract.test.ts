import * as fc from 'fast-check';
import { buildCompressor } from '../../../../engine/compress/build/index.ts';
import { describeCompressor } from '../../../contract/compressor.ts';
import { FAILING } from './outputs.ts';

const lines = FAILING.flatMap(({ text }) => text.split('\n').slice(-40));

describeCompressor('build', {
  compressor: buildCompressor,
  kind: 'build',
  texts: fc
    .array(fc.oneof(fc.constantFrom(...lines), fc.string({ maxLength: 40 })), { maxLength: 150 })
    .map((some) => some.join('\n')),
});
