import fc from 'fast-check';

import { proseCompressor } from '../../../../engine/compress/prose/index.ts';
import { describeCompressor } from '../../../contract/compressor.ts';
import { PASSAGES } from './passages.ts';

const line = fc.oneof(
  fc.constantFrom(...PASSAGES.map(({ text }) => text)),
  fc.constantFrom(
    '# Title',
    '[1] ',
    '---',
    '- item which failed',
    '| a | b |',
    '```',
    '<a>',
    '</a>',
    '',
  ),
  fc.lorem({ maxCount: 30, mode: 'sentences' }),
);
const prose = fc.array(line, { maxLength: 30 }).map((lines) => lines.join('\n'));

describeCompressor('prose', { compressor: proseCompressor, kind: 'prose', texts: prose });
describeCompressor('prose on Markdown', {
  compressor: proseCompressor,
  kind: 'markdown',
  texts: prose,
});
