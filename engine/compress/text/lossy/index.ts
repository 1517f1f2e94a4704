import { alarmNote } from '../../alarm-words.ts';
import { type GapContext, gapsOf } from './gaps.ts';
import { piecesOf } from './pieces.ts';
import { type LeftOut, leftOutOf, render } from './render.ts';

/**
 * A text of no known kind with some of its lines, which are whole and in order, and every gap named by its lines, so
 * that they can be asked for; of very long lines, pieces, and every gap within them with its length. Undefined where
 * there is too little to choose from, and where the text is about to be edited.
 */
export function lossyText(text: string, context: GapContext): string | undefined {
  const lines = text.split('\n');
  const pieces = piecesOf(lines);
  const gaps = gapsOf(
    pieces.map((piece) => piece.text),
    { ...context, budget: context.budget - REFERENCE_TOKENS },
  );
  if (gaps === undefined) return undefined;
  const leftOut = gaps.map((gap) => leftOutOf(pieces, gap));
  const body = render(pieces, leftOut);
  const texts = leftOut.flatMap(({ first, last }) => pieces.slice(first, last + 1));
  const note = alarmNote(
    texts.map((piece) => piece.text),
    body,
  );
  const missing = leftOut.some(({ cutsLine }) => cutsLine)
    ? `${sum(leftOut, 'characters')} of ${text.length} characters`
    : `${sum(leftOut, 'lines')} of ${lines.length} lines`;
  return `${context.reference(`${missing}${note} omitted where marked`)}\n${body}`;
}

/** Tokens of a reference, about. */
const REFERENCE_TOKENS = 32;

function sum(leftOut: readonly LeftOut[], unit: 'characters' | 'lines'): number {
  return leftOut.reduce((total, each) => total + each[unit], 0);
}
