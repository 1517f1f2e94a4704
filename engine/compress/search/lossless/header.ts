import type { Style } from '../hit.ts';

/** What the first line of grouped hits says about the text that they were made from. */
export interface Header {
  readonly style: Style;
  /** What every path begins with and no heading repeats; empty for nothing. */
  readonly root: string;
  /** Whether every line ended with a carriage return. */
  readonly hasReturns: boolean;
}

const FORMS: Readonly<Record<Style, string>> = {
  numbered: 'hits by file, printed as FILE:LINE:text',
  unnumbered: 'hits by file, printed as FILE:text',
  single: 'hits of one file, printed as LINE:text',
  headed: 'hits by file, printed as LINE:text below FILE',
};
const HEADER = /^\[headroom: (hits [^,]+, printed as [^,]+?)(, CRLF)?(?:, FILE below (.+))?\]$/;

/** The first line of grouped hits. */
export function writeHeader({ style, root, hasReturns }: Header): string {
  const below = root === '' ? '' : `, FILE below ${root}`;
  return `[headroom: ${FORMS[style]}${hasReturns ? ', CRLF' : ''}${below}]`;
}

/** What such a line says; undefined for any other line. */
export function readHeader(line: string): Header | undefined {
  const [, form, returns, root = ''] = HEADER.exec(line) ?? [];
  for (const style of ['numbered', 'unnumbered', 'single', 'headed'] as const) {
    if (FORMS[style] === form) return { style, root, hasReturns: returns !== undefined };
  }
  return undefined;
}
