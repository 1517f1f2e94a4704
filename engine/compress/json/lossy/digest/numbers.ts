import type { Measure } from '../facts.ts';
import type { LabelOf } from '../labels.ts';
import type { DigestLine } from './line.ts';
import { besidesOf } from './besides.ts';
import { shortened } from './tally.ts';

const MOST_NAMED = 3;

/**
 * `latency: 50 to 149 (req-57), median 99`: where the numbers lie, and which rows have the greatest if they are few;
 * `id: 1 to 1000` for what only numbers the rows. Behind it values that are no numbers: `, besides 10.1g 1`.
 */
export function digestNumbers(
  { column, quantiles, isSequence, written }: Measure,
  labelOf: LabelOf,
): DigestLine {
  const { least, median, greatest } = quantiles;
  const textOf = (number: number): string => written?.get(number) ?? String(number);
  const range = `${column.name}: ${textOf(least)} to ${textOf(greatest)}`;
  const besides = besidesOf(column.values, (value) => typeof value === 'number');
  if (isSequence) return { order: 32, write: () => range + besides };
  const rows = column.rows.filter((_, index) => column.values[index] === greatest);
  const labels = rows.slice(0, MOST_NAMED).map(labelOf);
  const named = labels.filter((label) => label !== undefined).map(shortened);
  const isTelling = named.length > 0 && rows.length <= MOST_NAMED;
  const text = `${range}${isTelling ? ` (${named.join(', ')})` : ''}, median ${textOf(median)}${besides}`;
  return { order: 24, write: () => text };
}
