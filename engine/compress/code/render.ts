import type { LossyContext } from '../compressor.ts';
import type { FoldedCode } from './fold-code.ts';

/** A line that is shown, or the one that stands in place of others. Lines count from 0. */
export interface ShownLine {
  readonly text: string;
  /** The position of the line in the source; undefined for one that stands for others. */
  readonly index?: number;
}

/**
 * The lines that are shown. In place of the first ones left out stands the reference, which says how much is
 * missing in all, in place of others which lines they were.
 */
export function renderFolds(
  { lines, folds }: FoldedCode,
  firstNumber: number,
  reference: LossyContext['reference'],
): readonly ShownLine[] {
  const omitted = folds.reduce((sum, { first, last }) => sum + last - first + 1, 0);
  const shown: ShownLine[] = [];
  let index = 0;
  for (const [position, { first, last, lead }] of folds.entries()) {
    for (; index < first; index += 1) shown.push({ text: lines[index] ?? '', index });
    const where = `${linesNamed(first + firstNumber, last + firstNumber)} omitted`;
    const isFirst = position === 0;
    const words = isFirst
      ? reference(`${where} here, ${omitted} of ${lines.length} lines in all`)
      : where;
    shown.push({ text: lead + words });
    index = last + 1;
  }
  for (; index < lines.length; index += 1) shown.push({ text: lines[index] ?? '', index });
  return shown;
}

function linesNamed(first: number, last: number): string {
  return first === last ? `line ${first}` : `lines ${first}-${last}`;
}
