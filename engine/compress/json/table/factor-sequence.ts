import { writeCell } from './cell.ts';
import { writePath } from './column-name.ts';
import { columnCost, type Estimate, type FilledColumn, type FormOffer } from './filled-column.ts';
import { ROWS_PER_MARK } from './row-writer.ts';

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
      {
        index,
        form: { kind: 'sequence', start, step },
        saved: columnCost(filled, estimate) - HEADER_COST - marksCost(filled, estimate),
      },
    ];
  });
}

/** Tokens of the range in the header. */
const HEADER_COST = 6;

/** Tokens of the rows that tell their number. */
function marksCost({ column, values }: FilledColumn, estimate: Estimate): number {
  const mark = `,${writePath(column.path)}=${writeCell(values.at(-1) ?? null, 'row')}`;
  return estimate(mark) * Math.floor((values.length - 1) / ROWS_PER_MARK);
}
