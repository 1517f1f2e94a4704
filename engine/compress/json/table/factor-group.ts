import { writePath } from './column-name.ts';
import { columnCost, type Estimate, type FilledColumn, type FormOffer } from './filled-column.ts';

/** Rows that share a value on average, at least. */
const ROWS_PER_GROUP = 4;

/** Columns of scalars whose value stays the same over many neighbouring rows. */
export function groupForms(
  columns: readonly FilledColumn[],
  estimate: Estimate,
): readonly FormOffer[] {
  return columns.flatMap((filled, index) => {
    const { column, values } = filled;
    if (column.form !== undefined || column.schema.kind !== 'cell') return [];
    const starts = values.filter((value, row) => row === 0 || value !== values[row - 1]);
    if (starts.length * ROWS_PER_GROUP > values.length) return [];
    if (starts.some((value) => typeof value === 'object' && value !== null)) return [];
    const cost = columnCost({ column, values: starts }, estimate);
    const names = starts.length * (estimate(writePath(column.path)) + 3);
    const saved = columnCost(filled, estimate) - cost - names;
    return [{ index, form: { kind: 'group' }, saved }];
  });
}
