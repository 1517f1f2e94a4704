import type { LossyContext } from '../compressor.ts';
import { readSource } from './blocks/source.ts';
import { chooseFrames } from './choose/choose.ts';
import { flatten } from './choose/flatten.ts';
import { type Fold, foldsOf } from './choose/folds.ts';
import { keptFrames } from './choose/kept.ts';
import { worthOf } from './choose/relevance.ts';
import { editsFile } from '../edit-intent.ts';
import { syntaxFor } from './language.ts';
import { findParts } from './parts/find-parts.ts';

/** Source code and the number of its first line. */
export interface NumberedCode {
  readonly text: string;
  readonly firstNumber: number;
}

/** The lines of a source and which of them are left out. */
export interface FoldedCode {
  readonly lines: readonly string[];
  /** In order; empty where all lines are shown. */
  readonly folds: readonly Fold[];
}

/** Of all tokens, in percent, what statements may take even where all else fills the budget. */
const LEAST_FOR_STATEMENTS = 22;
/** A file of which more than this share, in percent, would be shown is shown whole. */
const MOST_SHOWN = 80;

/**
 * Which lines of a source are left out: the statements of functions that matter least for the question, and
 * the insides of long comments; none where the file is about to be edited, and where little would be saved. Undefined
 * where its language is not known, or its brackets do not pair as in that language.
 */
export function foldCode(code: NumberedCode, context: LossyContext): FoldedCode | undefined {
  const { query, counter, budget } = context;
  const syntax = syntaxFor(context);
  if (syntax === undefined) return undefined;
  const source = readSource(code.text, syntax);
  if (source === undefined) return undefined;
  const { lines } = source;
  if (editsFile(query)) return { lines, folds: [] };
  const { roots, functions } = findParts(source, syntax);
  const frames = flatten(roots, lines, counter);
  const subject = { source, functions, frames, firstNumber: code.firstNumber };
  const kept = keptFrames(subject, query);
  const tokens = counter.estimate(code.text);
  const left = frames.filter((_, index) => kept[index] !== true);
  const besides = tokens - left.reduce((sum, frame) => sum + frame.tokens, 0);
  const shown = chooseFrames({
    frames,
    kept,
    worth: worthOf(subject, query),
    budget: Math.max(budget - besides, Math.floor((tokens * LEAST_FOR_STATEMENTS) / 100)),
  });
  const folds = foldsOf(frames, shown, { lines, counter });
  const omitted = folds.reduce((sum, fold) => sum + fold.tokens, 0);
  const isWorthwhile = (tokens - omitted) * 100 <= tokens * MOST_SHOWN;
  return { lines, folds: isWorthwhile ? folds : [] };
}
