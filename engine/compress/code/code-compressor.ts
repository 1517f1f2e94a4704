import type { Compressor, LossyContext } from '../compressor.ts';
import { wholeForEdit } from '../edit-intent.ts';
import { isFolded } from '../text/fold.ts';
import { lossyText } from '../text/lossy/index.ts';
import { hasLongLines } from '../../lines/long-lines.ts';
import { losslessText } from '../text/text-compressor.ts';
import { foldCode } from './fold-code.ts';
import { linesToShow } from './language.ts';
import { renderFolds } from './render.ts';

/**
 * Source code. Lossless: as plain text. Lossy: statements of functions and the insides of long comments left
 * out; every header of a function, type, import, constant, decorator and first line of documentation is kept. Where
 * a language has no functions, as in settings, markup and style sheets, and where code is minified: as plain text. Where
 * a language is not read, as plain text with every line that declares something.
 */
export const codeCompressor: Compressor = {
  name: 'code',
  kinds: ['code'],
  lossless: losslessText,
  lossy: lossyCode,
  whyWhole: wholeForEdit,
  isEncoded: isFolded,
};

function lossyCode(text: string, context: LossyContext): string | undefined {
  // In minified code functions have no lines of their own.
  const folded = hasLongLines(text) ? undefined : foldCode({ text, firstNumber: 1 }, context);
  if (folded === undefined) {
    return lossyText(text, { ...context, linesToShow: linesToShow(context) });
  }
  if (folded.folds.length === 0) return undefined;
  return renderFolds(folded, 1, context.reference)
    .map((line) => line.text)
    .join('\n');
}
