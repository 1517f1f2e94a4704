import type { Compressor, LossyContext } from '../compressor.ts';
import { isFolded } from '../text/fold.ts';
import { losslessText } from '../text/text-compressor.ts';
import { foldCode } from './fold-code.ts';
import { renderFolds } from './render.ts';

/**
 * Source code. Lossless: as plain text. Lossy: statements of functions and the insides of long comments left
 * out; every header of a function, type, import, constant, decorator and first line of documentation is kept.
 */
export const codeCompressor: Compressor = {
  name: 'code',
  kinds: ['code'],
  lossless: losslessText,
  lossy: lossyCode,
  isEncoded: isFolded,
};

function lossyCode(text: string, context: LossyContext): string | undefined {
  const folded = foldCode({ text, firstNumber: 1 }, context);
  if (folded === undefined) return undefined;
  return renderFolds(folded, 1, context.reference)
    .map((line) => line.text)
    .join('\n');
}
