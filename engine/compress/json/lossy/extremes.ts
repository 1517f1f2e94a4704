import type { Column } from './columns.ts';
import type { Quantiles } from './quantiles.ts';

/** More rows than this share with the same greatest value are a plateau, not an extreme. */
const WIDEST_PLATEAU = 0.05;
const MOST_TIED = 2;
const OUTLYING = 3.5;
/** Makes the median absolute deviation comparable to a standard deviation (Iglewicz and Hoaglin, 1993). */
const NORMAL_SCALE = 0.6745;
const MOST_OUTLIERS = 4;

/** The first two rows that hold the greatest number of a column, then those with the least; none where many rows do. */
export function extremeRows(column: Column, quantiles: Quantiles): readonly number[] {
  if (quantiles.least === quantiles.greatest) return [];
  return [quantiles.greatest, quantiles.least].flatMap((extreme) => {
    const rows = column.rows.filter((_, index) => column.values[index] === extreme);
    const isPlateau = rows.length > Math.max(MOST_TIED, column.values.length * WIDEST_PLATEAU);
    return isPlateau ? [] : rows.slice(0, MOST_TIED);
  });
}

/**
 * The rows whose number lies furthest out, by the robust z-score over the median absolute deviation, furthest first:
 * at most four, and only two of a column with a long tail, where far out is nothing special.
 */
export function outlyingRows(
  column: Pick<Column, 'values' | 'rows'>,
  quantiles: Quantiles,
): readonly number[] {
  const { median, deviation } = quantiles;
  const limit = (OUTLYING / NORMAL_SCALE) * deviation;
  const outliers: { readonly row: number; readonly distance: number }[] = [];
  for (let index = 0; index < column.values.length; index += 1) {
    const value = column.values[index];
    if (typeof value !== 'number') continue;
    const distance = Math.abs(value - median);
    if (distance > limit) outliers.push({ row: column.rows[index] ?? 0, distance });
  }
  const isLongTail = outliers.length > Math.max(MOST_OUTLIERS, column.values.length / 50);
  return outliers
    .sort((one, other) => other.distance - one.distance || one.row - other.row)
    .slice(0, isLongTail ? MOST_OUTLIERS / 2 : MOST_OUTLIERS)
    .map(({ row }) => row);
}
