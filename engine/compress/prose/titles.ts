import type { Line } from './lines.ts';

/** A title is shorter than this, and than half of the line it stands above. */
const LONGEST_TITLE = 120;
const LONGEST_TITLE_BEFORE_BLANK = 80;
const SHORTEST_TEXT = 80;
const ENDS_AS_SENTENCE = /[.!?…,;:。！？，；：]["'”’)\]]?\s*$/;

/** Whether a line of text is a title: it stands alone or first, is no sentence, and a much longer line follows. */
export function isTitle(text: string, lines: readonly Line[], index: number): boolean {
  const line = lines[index];
  const above = lines[index - 1];
  if (line?.kind !== 'text' || !(above === undefined || above.kind !== 'text')) return false;
  const length = line.end - line.start;
  if (length > LONGEST_TITLE || ENDS_AS_SENTENCE.test(text.slice(line.start, line.end)))
    return false;
  const next = lines[index + 1];
  const isAlone = next?.kind === 'blank';
  const below = isAlone
    ? lines.slice(index + 2, index + 4).find(({ kind }) => kind !== 'blank')
    : next;
  if (below?.kind !== 'text') return false;
  const lengthBelow = below.end - below.start;
  return isAlone
    ? length <= LONGEST_TITLE_BEFORE_BLANK && lengthBelow >= Math.max(SHORTEST_TEXT, 2 * length)
    : lengthBelow >= 2 * length;
}
