import { columnCost, type Estimate, type FilledColumn, type FormOffer } from './filled-column.ts';

/** Columns of integers at equal distances. */
export function sequenceForms(
  columns: readonly FilledColumn[],
  estimate: Estimate,
): readonly FormOffer[] {
  return columns.flatMap((filled, index) => {
    if (filled.column.form !== undefined) return [];
    const [start, second] = filled.values;
    if (typeof start !== 'number' || typeof second !== 'number') return [];
    const step = second - start;
    const isSequence =
      step !== 0 &&
      Number.isSafeInteger(step) &&
      filled.values.every((value, row) => value === start + row * step);
    if (!isSequence || !Number.isSafeInteger(start)) return [];
    return [
      { index, form: { kind: 'sequence', start, step }, saved: columnCost(filled, estimate) - 6 },
    ];
  });
}
