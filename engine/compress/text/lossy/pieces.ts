import { LONGEST_LINE } from '../../../lines/long-lines.ts';

/** A line, or a part of one that is too long to be shown or left out as a whole. */
export interface Piece {
  readonly text: string;
  /** Index of its line, from 0. */
  readonly line: number;
  /** Whether its line begins with it. */
  readonly isFirst: boolean;
  /** Whether its line ends with it. */
  readonly isLast: boolean;
}

/** Length of what they are cut into, at most. */
const LONGEST_PIECE = 400;

/** Lines as they are, long ones in pieces that end where a statement, an element, a sentence or a word does. */
export function piecesOf(lines: readonly string[]): readonly Piece[] {
  return lines.flatMap((text, line) => {
    if (text.length <= LONGEST_LINE) return [{ text, line, isFirst: true, isLast: true }];
    const cuts = cutsOf(text);
    return cuts.map((start, index) => {
      const end = cuts[index + 1] ?? text.length;
      const isLast = end === text.length;
      return { text: text.slice(start, end), line, isFirst: start === 0, isLast };
    });
  });
}

/** Where pieces begin. */
function cutsOf(line: string): readonly number[] {
  const cuts = [0];
  for (let start = 0; line.length - start > LONGEST_PIECE;) {
    start += endOfPiece(line.slice(start, start + LONGEST_PIECE));
    cuts.push(start);
  }
  return cuts;
}

/** The end of the last statement or element in the second half, else of the last word, else nearly all of it. */
function endOfPiece(text: string): number {
  for (const end of ENDS) {
    const at = text.lastIndexOf(end);
    if (at > text.length / 2) return at + end.length;
  }
  const isWithinPair = /[\uD800-\uDBFF]$/.test(text);
  return text.length - (isWithinPair ? 1 : 0);
}

const ENDS = ['/>', '>', ';', '}', '. ', ',', ' '];
