import { markOf, type NumberedRun, numberingLike, prefixOf } from './numbering.ts';

/** Thinned lines keep their number where it is a multiple of this. */
const STEP = 10;
/** The same for runs of more lines than `LONG_RUN`. */
const LONG_STEP = 20;
const LONG_RUN = 100;
/** How the line starts that announces thinned lines. */
export const HEAD_START = '[headroom: lines ';
const HEAD =
  /^\[headroom: lines (\d{1,9})-(\d{1,9}), every (\d0)th numbered like ("(?:[^"\\]|\\t)+")\]$/;

/** The line that says which lines follow and how they were numbered. */
export function headOf(run: NumberedRun): string {
  const { start, end, number } = run;
  return `${HEAD_START}${number}-${number + end - start - 1}, ${marksOf(run)}]`;
}

/** Words for which lines of a run still have their numbers and what these looked like. */
export function marksOf(run: NumberedRun): string {
  return `every ${stepOf(run)}th numbered like ${JSON.stringify(prefixOf(run.numbering, run.number))}`;
}

function stepOf({ start, end }: Pick<NumberedRun, 'start' | 'end'>): number {
  return end - start > LONG_RUN ? LONG_STEP : STEP;
}

/** The run of thinned lines that a line announces; it starts below that line. */
export function headAt(lines: readonly string[], index: number): NumberedRun | undefined {
  const line = lines[index] ?? '';
  const match = line.startsWith(HEAD_START) ? HEAD.exec(line) : null;
  if (match === null) return undefined;
  const [, first, last, step, example = ''] = match;
  const found = numberingLike(JSON.parse(example) as string);
  const start = index + 1;
  const end = start + Number(last) - Number(first) + 1;
  if (found?.number !== Number(first) || end <= start || end > lines.length) return undefined;
  return Number(step) === stepOf({ start, end }) ? { start, end, ...found } : undefined;
}

/** The number that a thinned line still shows; nothing for most lines. */
export function markAt(run: NumberedRun, index: number): string {
  const own = run.number + index - run.start;
  return own % stepOf(run) === 0 ? markOf(run.numbering, own) : '';
}
