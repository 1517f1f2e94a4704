import type { Profile } from './profile.ts';

/** A row that shows fewer new values than this adds nothing. */
const SMALLEST_GAIN = 2;
const MOST_ROWS = 16;

/**
 * Rows that together show as many values of the categories as possible, by the greedy cover (Nemhauser, Wolsey and
 * Fisher, 1978), given that `shown` are shown anyway: at most 16, the most telling first.
 */
export function coveringRows(
  profiles: readonly Profile[],
  shown: ReadonlySet<number>,
  rowCount: number,
): readonly number[] {
  const columns = profiles.filter(({ kind }) => kind === 'category').map(({ column }) => column);
  const seen = columns.map((column) => {
    const values = column.values.filter((_, index) => shown.has(column.rows[index] ?? 0));
    return new Set(values);
  });
  const chosen: number[] = [];
  while (chosen.length < MOST_ROWS) {
    const gains = new Uint8Array(rowCount);
    for (const [position, { values, rows }] of columns.entries()) {
      for (let index = 0; index < values.length; index += 1) {
        const row = rows[index] ?? 0;
        if (!seen[position]?.has(values[index] ?? null)) gains[row] = (gains[row] ?? 0) + 1;
      }
    }
    const best = positionOfGreatest(gains);
    if ((gains[best] ?? 0) < SMALLEST_GAIN) break;
    chosen.push(best);
    for (const [position, { values, rows }] of columns.entries()) {
      for (let index = rows.indexOf(best); index >= 0 && rows[index] === best; index += 1) {
        seen[position]?.add(values[index] ?? null);
      }
    }
  }
  return chosen;
}

function positionOfGreatest(gains: Uint8Array): number {
  let best = 0;
  for (let row = 1; row < gains.length; row += 1) {
    if ((gains[row] ?? 0) > (gains[best] ?? 0)) best = row;
  }
  return best;
}
