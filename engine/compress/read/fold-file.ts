import { foldCode, type FoldedCode, type NumberedCode } from '../code/fold-code.ts';
import { linesToShow } from '../code/language.ts';
import type { LossyContext } from '../compressor.ts';
import { gapsOf } from '../text/lossy/gaps.ts';

/** Code without the insides of functions; where its language is not read, lines, as of plain text. */
export function foldFile(file: NumberedCode, context: LossyContext): FoldedCode {
  const folded = foldCode(file, context);
  if (folded !== undefined) return folded;
  const lines = file.text.split('\n');
  const gaps = gapsOf(lines, { ...context, linesToShow: linesToShow(context) }) ?? [];
  return { lines, folds: gaps.map(({ first, last }) => ({ first, last, lead: '… ' })) };
}
