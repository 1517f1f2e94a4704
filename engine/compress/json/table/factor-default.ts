import { writeCell } from './cell.ts';
import { writePath } from './column-name.ts';
import { columnCost, type Estimate, type FilledColumn, type FormOffer } from './filled-column.ts';
import type { JsonValue } from '../value/records.ts';

/** One exception in so many rows is the most that reads well. */
const ROWS_PER_EXCEPTION = 8;

/** Columns in which nearly all cells have the same value, or none. */
export function defaultForms(
  columns: readonly FilledColumn[],
  estimate: Estimate,
): readonly FormOffer[] {
  return columns.flatMap((filled, index) => {
    if (filled.column.form !== undefined) return [];
    const common = commonValue(filled.values);
    if (common === 'none') return [];
    const exceptions = filled.values.filter((value) => value !== common.value);
    if (exceptions.length * ROWS_PER_EXCEPTION > filled.values.length) return [];
    const name = writePath(filled.column.path);
    const named = exceptions.map(
      (value) => `,${name}=${value === undefined ? '' : writeCell(value, 'row')}`,
    );
    const saved = columnCost(filled, estimate) - estimate(named.join('')) - 2;
    return [{ index, form: { kind: 'default', value: common.value }, saved }];
  });
}

/** The value that more than half of the cells have (Boyer and Moore's majority vote); scalars only. */
function commonValue(
  values: readonly (JsonValue | undefined)[],
): { readonly value: JsonValue | undefined } | 'none' {
  let candidate = values[0];
  let lead = 0;
  for (const value of values) {
    if (lead === 0) candidate = value;
    lead += value === candidate ? 1 : -1;
  }
  const isScalar = candidate === null || typeof candidate !== 'object';
  return isScalar && lead > 0 ? { value: candidate } : 'none';
}
