import { withIntroductions } from '../../relevance/introductions.ts';
import { salience } from '../../relevance/sentences/salience.ts';
import { scoreSentences } from '../../relevance/sentences/score-sentences.ts';
import type { LossyContext } from '../compressor.ts';
import { chooseUnits } from './choose.ts';
import { readDocument } from './document.ts';
import { gapMark, missingUnits, renderUnits } from './render.ts';

const FEWEST_UNITS = 4;
/** The share of the tokens that stays at least where nothing says what is asked for. */
const LEAST_UNASKED = 0.5;

/**
 * A document as the sentences that bear most on the question, as many as fit into the budget; half of it where
 * the question holds no word of it. Undefined when that is not shorter or there is nothing to choose from.
 */
export function lossyProse(text: string, context: LossyContext): string | undefined {
  const { counter, query } = context;
  const document = readDocument(text);
  if (document.units.length < FEWEST_UNITS) return undefined;
  const source = { text, sentences: document.units };
  const scores = scoreSentences(source, query);
  const tokens = counter.estimate(text);
  const budget =
    scores === undefined ? Math.max(context.budget, LEAST_UNASKED * tokens) : context.budget;
  const mark = gapMark(text);
  const reference = (kept: ReadonlySet<number>): string =>
    context.reference(missingUnits(document, kept, mark));
  const room = { counter, budget: budget - counter.estimate(reference(new Set())) };
  const isBlock = (index: number): boolean => document.units[index]?.role === 'block';
  const worths = withIntroductions(scores ?? salience(source), isBlock);
  const kept = chooseUnits(document, worths, room);
  if (kept.size === document.units.length) return undefined;
  const result = `${reference(kept)}\n${renderUnits(document, kept, mark)}`;
  return counter.estimate(result) < tokens ? result : undefined;
}
