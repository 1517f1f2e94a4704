import type { JsonObject } from '../../json/read.ts';
import type { Turn, TurnContext } from '../wire-format.ts';
import { type AnswerPart, asAnswerPart, showParts } from './answer-part.ts';
import { hideOwnCalls } from './hide-own-calls.ts';
import { spokenIn } from './parts.ts';
import { isStructuredGemini } from './plan.ts';
import type { GeminiRound } from './round.ts';
import { roundSeparator } from './round-separator.ts';

/** The parts of a turn as the user sees them; where there are none, an empty text. */
export function visibleParts(
  turn: Turn<GeminiRound>,
  { body }: TurnContext,
): readonly AnswerPart[] {
  const isStructured = isStructuredGemini(body);
  const separator = roundSeparator();
  const shown = turn.flatMap(({ round }, index) => {
    separator.nextRound();
    // A structured answer is that of the last round: text before it would break it.
    const drops = isStructured && index < turn.length - 1;
    const own = showParts(round.parts, hideOwnCalls());
    const kept = own.filter(({ part }) => !drops || spokenIn(part) === '');
    return showParts(kept, separator.show);
  });
  return shown.length > 0 ? shown : [asAnswerPart(NOTHING)];
}

/** The content of a turn as the user sees it. */
export function visibleContent(turn: Turn<GeminiRound>, context: TurnContext): JsonObject {
  return { role: 'model', parts: visibleParts(turn, context).map(({ part }) => part) };
}

/** Clients take an answer without parts for a broken one. */
export const NOTHING: JsonObject = { text: '' };
