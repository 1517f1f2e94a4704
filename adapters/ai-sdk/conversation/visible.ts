import type { LanguageModelV4Content } from '@ai-sdk/provider';

import type { Beginning } from '../../http/exchange/conversation-format.ts';
import { trackTextGaps } from '../../http/formats/text-gaps.ts';
import { BETWEEN_ROUNDS } from '../../http/formats/text.ts';
import type { Turn } from '../../http/formats/wire-format.ts';
import { type Mark, trackMarks, withMark } from './mark.ts';
import type { ModelRequest } from './request.ts';
import { isOwnPart, type ModelRound } from './round.ts';

/** A part of a turn, and how the user gets it. */
export interface TurnPart {
  readonly part: LanguageModelV4Content;
  readonly round: number;
  /** Whether the user does not get it. */
  readonly isHidden: boolean;
  readonly mark: Mark | undefined;
  /** Whether the text of an earlier round stands before it, so that the two are set apart. */
  readonly isSetApart: boolean;
}

/** All parts of a turn in order. A structured answer is that of the last round: text before it would break it. */
export function partsOf(
  turn: Turn<ModelRound>,
  { params, mark: earlier }: Pick<Beginning<ModelRequest>, 'params' | 'mark'>,
): readonly TurnPart[] {
  const marks = trackMarks(earlier);
  const parts: TurnPart[] = [];
  const gaps = trackTextGaps();
  for (const [round, { round: answer }] of turn.entries()) {
    const dropsText = isStructured(params) && round < turn.length - 1;
    for (const part of answer.content) {
      const isHidden = isOwnPart(part) || (part.type === 'text' && dropsText);
      if (isHidden) marks.hide();
      const mark = isHidden ? undefined : marks.markOf(part.type);
      const isSetApart = !isHidden && part.type === 'text' && gaps.take(part.text);
      parts.push({ part, round, isHidden, mark, isSetApart });
    }
    gaps.nextRound();
    marks.nextRound();
  }
  return parts;
}

/** Whether the answer must be a JSON document. */
export function isStructured({ responseFormat }: ModelRequest['params']): boolean {
  return responseFormat?.type === 'json';
}

/** What the user gets of a turn. */
export function visibleContent(
  turn: Turn<ModelRound>,
  context: Pick<Beginning<ModelRequest>, 'params' | 'mark'>,
): readonly LanguageModelV4Content[] {
  return partsOf(turn, context)
    .filter(({ isHidden }) => !isHidden)
    .map(({ part, mark, isSetApart }) => {
      const isApart = isSetApart && part.type === 'text';
      return withMark(isApart ? { ...part, text: BETWEEN_ROUNDS + part.text } : part, mark);
    });
}
