import type { Column } from './columns.ts';
import { type Quantiles, quantilesOf } from './quantiles.ts';

const SLACK = 0.75;
const THRESHOLD = 10;
const NORMAL_SCALE = 1.4826;
const MOST_CHANGES = 2;
/** So many numbers tell the level at the start and after a shift. */
const WINDOW = 15;
/** A single outlier is no shift: no number counts for more than so many deviations. */
const LONGEST_STEP = 3;

/**
 * The rows at which the level of a column shifts: two-sided CUSUM (Page, 1954) over robustly scaled numbers,
 * begun anew after each shift. Each row is the first of its new level; at most two.
 */
export function changePoints(column: Column, quantiles: Quantiles): readonly number[] {
  const scale = quantiles.deviation * NORMAL_SCALE;
  if (scale === 0 || column.isNested) return [];
  const changes: number[] = [];
  let start = 0;
  while (changes.length < MOST_CHANGES) {
    const shift = firstShift(column, start, scale);
    if (shift === undefined) break;
    changes.push(column.rows[shift] ?? 0);
    start = shift;
  }
  return changes;
}

function firstShift(column: Column, start: number, scale: number): number | undefined {
  const level = levelAt(column, start);
  const rise: Drift = { sum: 0, since: start };
  const fall: Drift = { sum: 0, since: start };
  for (let index = start; index < column.values.length; index += 1) {
    const value = column.values[index];
    if (typeof value !== 'number') continue;
    const step = Math.max(-LONGEST_STEP, Math.min(LONGEST_STEP, (value - level) / scale));
    note(rise, step, index);
    note(fall, -step, index);
    // What drifts away from the very start says only that the window there was not typical.
    if (rise.sum > THRESHOLD && rise.since > start) return rise.since;
    if (fall.sum > THRESHOLD && fall.since > start) return fall.since;
  }
  return undefined;
}

/** How far the numbers have gone to one side of their level, and since when. */
interface Drift {
  sum: number;
  since: number;
}

function note(drift: Drift, step: number, index: number): void {
  drift.sum = Math.max(0, drift.sum + step - SLACK);
  if (drift.sum === 0) drift.since = index + 1;
}

function levelAt({ values }: Column, start: number): number {
  const numbers = values.slice(start, start + WINDOW).filter((value) => typeof value === 'number');
  return quantilesOf(numbers)?.median ?? 0;
}
