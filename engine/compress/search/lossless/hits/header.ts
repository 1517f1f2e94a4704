import { type Frame, readFrame, writeFrame } from '../../frame.ts';
import type { Style } from '../../hit.ts';

/** What the first line of grouped hits says about the text that they were made from. */
export interface Header {
  readonly style: Style;
  /** What stood around names and numbers in the style `headed`. */
  readonly frame?: Frame | undefined;
  /** Whether lines around hits stand without their numbers. */
  readonly isCounted: boolean;
  /** What every path begins with and no heading repeats; empty for nothing. */
  readonly root: string;
  /** Whether every line ended with a carriage return. */
  readonly hasReturns: boolean;
}

const FORMS: Readonly<Record<Exclude<Style, 'headed'>, string>> = {
  numbered: 'hits by file, printed as FILE:LINE:text',
  unnumbered: 'hits by file, printed as FILE:text',
  marked: 'hits by file as :text with -text around them, printed as FILE:text and FILE-text',
  single: 'hits of one file, printed as LINE:text',
};
const HEADED = 'hits by file, printed as ';
const COUNTED = ', lines around hits without numbers';
const HEADER =
  /^\[headroom: (hits [^,]+, printed as [^,]+?)(, lines around hits without numbers)?(, CRLF)?(?:, FILE below (.+))?\]$/;

/** The first line of grouped hits; undefined where it cannot say how these were printed. */
export function writeHeader(header: Header): string | undefined {
  const { style, frame, isCounted, root, hasReturns } = header;
  const form = style === 'headed' ? frame && HEADED + writeFrame(frame) : FORMS[style];
  const below = root === '' ? '' : `, FILE below ${root}`;
  return (
    form && `[headroom: ${form}${isCounted ? COUNTED : ''}${hasReturns ? ', CRLF' : ''}${below}]`
  );
}

/** What such a line says; undefined for any other line. */
export function readHeader(line: string): Header | undefined {
  const [, form = '', counted, returns, root = ''] = HEADER.exec(line) ?? [];
  const rest = { isCounted: counted !== undefined, root, hasReturns: returns !== undefined };
  for (const style of ['numbered', 'unnumbered', 'marked', 'single'] as const) {
    if (FORMS[style] === form) return { style, ...rest };
  }
  const frame = form.startsWith(HEADED) ? readFrame(form.slice(HEADED.length)) : undefined;
  return frame && { style: 'headed', frame, ...rest };
}
