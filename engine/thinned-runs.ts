import { markOf, type NumberedRun, numberingLike, prefixOf } from './numbering.ts';

/** Thinned lines keep their number where it is a multiple of this. */
const STEP = 10;
/** How the line starts that announces thinned lines. */
export const HEAD_START = '[headroom: lines ';
const HEAD =
  /^\[headroom: lines (\d{1,9})-(\d{1,9}), every 10th numbered like ("(?:[^"\\]|\\t)+")\]$/;

/** The line that says which lines follow and how they were numbered. */
export function headOf({ start, end, number, numbering }: NumberedRun): string {
  const example = JSON.stringify(prefixOf(numbering, number));
  return `${HEAD_START}${number}-${number + end - start - 1}, every 10th numbered like ${example}]`;
}

/** The run of thinned lines that a line announces; it starts below that line. */
export function headAt(lines: readonly string[], index: number): NumberedRun | undefined {
  const line = lines[index] ?? '';
  const match = line.startsWith(HEAD_START) ? HEAD.exec(line) : null;
  if (match === null) return undefined;
  const [, first, last, example = ''] = match;
  const found = numberingLike(JSON.parse(example) as string);
  const start = index + 1;
  const end = start + Number(last) - Number(first) + 1;
  if (found?.number !== Number(first) || end <= start || end > lines.length) return undefined;
  return { start, end, ...found };
}

/** The number that a thinned line still shows; nothing for most lines. */
export function markAt({ start, number, numbering }: NumberedRun, index: number): string {
  const own = number + index - start;
  return own % STEP === 0 ? markOf(numbering, own) : '';
}
