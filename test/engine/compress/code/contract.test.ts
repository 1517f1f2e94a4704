import fc from 'fast-check';

import { codeCompressor } from '../../../../engine/compress/code/index.ts';
import type { Compressor } from '../../../../engine/compress/compressor.ts';
import { unfold } from '../../../../engine/compress/text/index.ts';
import { describeCompressor } from '../../../contract/compressor.ts';
import { samples } from './samples.ts';

/** Lines of a sample, some of them dropped or doubled, so that hardly anything pairs. */
function torn(text: string): fc.Arbitrary<string> {
  const lines = text.split('\n');
  const times = fc.array(fc.constantFrom(1, 1, 1, 1, 1, 1, 0, 2), {
    minLength: lines.length,
    maxLength: lines.length,
  });
  return times.map((counts) =>
    lines
      .flatMap((line, index) => Array.from({ length: counts[index] ?? 1 }, () => line))
      .join('\n'),
  );
}

/** One for each way in which blocks are found. */
const EXTENSIONS = new Set(['c', 'php', 'py', 'rb', 'rs', 'sh', 'tsx']);

for (const [extension, { language, text }] of samples) {
  if (!EXTENSIONS.has(extension)) continue;
  const compressor: Compressor = {
    ...codeCompressor,
    lossy: (code, context) =>
      codeCompressor.lossy?.(code, {
        ...context,
        detection: { ...context.detection, language },
      }),
  };
  describeCompressor(`code: ${extension}`, {
    compressor,
    kind: 'code',
    texts: fc.oneof(fc.constant(text), torn(text)),
    decode: unfold,
  });
}
