import type { LineRange } from '../../line-range.ts';
import type { Piece } from './pieces.ts';

/** Pieces that are left out together. */
export interface LeftOut extends LineRange {
  /** Lines that it holds or has a part of. */
  readonly lines: number;
  /** UTF-16 units, line ends between its lines included. */
  readonly characters: number;
  /** Whether it begins or ends within a line. */
  readonly cutsLine: boolean;
  /** What stands in its place. */
  readonly mark: string;
}

/** What is left out with a gap between pieces, and how it is named. */
export function leftOutOf(pieces: readonly Piece[], { first, last }: LineRange): LeftOut {
  const [from, to] = [pieces[first]?.line ?? 0, pieces[last]?.line ?? 0];
  const cutsLine = pieces[first]?.isFirst !== true || pieces[last]?.isLast !== true;
  const texts = pieces.slice(first, last + 1);
  const characters = texts.reduce((sum, { text }) => sum + text.length, to - from);
  const range = from === to ? `line ${from + 1}` : `lines ${from + 1}-${to + 1}`;
  const mark = cutsLine
    ? `[… ${characters} characters of ${range} …]`
    : `[lines ${from + 1}${from === to ? '' : `-${to + 1}`}]`;
  return { first, last, lines: to - from + 1, characters, cutsLine, mark };
}

/** What is shown, with a mark in place of everything else; marks of whole lines stand in a line of their own. */
export function render(pieces: readonly Piece[], leftOut: readonly LeftOut[]): string {
  let rendered = '';
  let next = 0;
  const show = (from: number, to: number): void => {
    for (const { text, isLast } of pieces.slice(from, to)) rendered += text + (isLast ? '\n' : '');
  };
  for (const { first, last, mark } of leftOut) {
    show(next, first);
    rendered += mark + (pieces[last]?.isLast === true ? '\n' : '');
    next = last + 1;
  }
  show(next, pieces.length);
  return rendered.slice(0, -1);
}
