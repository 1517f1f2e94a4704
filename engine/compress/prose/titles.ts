import type { Line } from './lines.ts';

/** A title is shorter than this, and than half of the line it stands above. */
const LONGEST_TITLE = 120;
const LONGEST_TITLE_BEFORE_BLANK = 80;
const SHORTEST_TEXT = 80;
const ENDS_AS_SENTENCE = /[.!?…,;:。！？，；：]["'”’)\]]?\s*$/;
/** A title in plain text is below every heading of Markdown. */
const TITLE_LEVEL = 7;

/**
 * The level of the heading that a line of plain text or a list is; undefined where it is none. The name of a document
 * stands above lines such as `URL: …`, or behind a label; a title stands alone or first, is no sentence, and a much longer
 * line follows.
 */
export function titleLevel(
  text: string,
  lines: readonly Line[],
  index: number,
): number | undefined {
  const line = lines[index];
  if (line === undefined || (line.kind !== 'text' && line.kind !== 'item')) return undefined;
  const length = line.end - line.start;
  if (length > LONGEST_TITLE) return undefined;
  if (ENDS_AS_SENTENCE.test(text.slice(line.start, line.end))) return undefined;
  if (lines[index + 1]?.kind === 'field') return 0;
  if (line.kind === 'item' || lines[index - 1]?.kind === 'text') return undefined;
  if (!standsAboveText(length, lines, index)) return undefined;
  return line.label > line.start ? line.level : TITLE_LEVEL;
}

function standsAboveText(length: number, lines: readonly Line[], index: number): boolean {
  const isAlone = lines[index + 1]?.kind === 'blank';
  const below = lines.slice(index + 1, index + 4).find(({ kind }) => kind !== 'blank');
  if (below?.kind !== 'text') return false;
  const lengthBelow = below.end - below.start;
  return isAlone
    ? length <= LONGEST_TITLE_BEFORE_BLANK && lengthBelow >= Math.max(SHORTEST_TEXT, 2 * length)
    : lengthBelow >= 2 * length;
}
