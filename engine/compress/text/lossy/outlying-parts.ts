import { outlyingRows } from '../../json/lossy/extremes.ts';
import { type Quantiles, quantilesOf } from '../../json/lossy/quantiles.ts';
import { labelledNumbers } from './labelled-numbers.ts';

/** Fewer numbers of a name do not tell what is usual. */
const FEWEST = 5;
/** Parts below one that stands out, which it may head, such as the query below its time. */
const MOST_BELOW = 6;
const PRECISION = 1_000;

interface Series {
  readonly values: number[];
  /** The index of the part of each value, ascending. */
  readonly rows: number[];
}

interface Outlier {
  readonly part: number;
  readonly series: Series;
  /** How far out, in thousandths of what is usual. */
  readonly distance: number;
}

/**
 * The parts of a text with a number far from the others of the same name, such as the one lag among hundreds of metrics
 * or the slowest of many queries: the furthest first, each with the parts below it up to the next number of that name.
 */
export function outlyingParts(texts: readonly string[]): readonly number[] {
  const outliers = [...seriesOf(texts).values()].flatMap(outliersOf);
  return outliers
    .sort((one, other) => other.distance - one.distance || one.part - other.part)
    .flatMap(({ part, series }) => withBelow(part, series, texts.length));
}

function seriesOf(texts: readonly string[]): ReadonlyMap<string, Series> {
  const all = new Map<string, Series>();
  for (const [part, text] of texts.entries()) {
    for (const { label, value } of text.split('\n').flatMap(labelledNumbers)) {
      const series = all.get(label) ?? { values: [], rows: [] };
      all.set(label, series);
      series.values.push(value);
      series.rows.push(part);
    }
  }
  return all;
}

function outliersOf(series: Series): readonly Outlier[] {
  const quantiles = series.values.length < FEWEST ? undefined : quantilesOf(series.values);
  if (quantiles === undefined) return [];
  return outlyingRows(series, quantiles).map((part) => {
    const values = series.values.filter((_, index) => series.rows[index] === part);
    const distance = Math.max(...values.map((value) => distanceOf(value, quantiles)));
    return { part, series, distance };
  });
}

function distanceOf(value: number, { median, deviation }: Quantiles): number {
  const usual = deviation > 0 ? deviation : Math.max(1, Math.abs(median));
  return Math.round((PRECISION * Math.abs(value - median)) / usual);
}

/** A part and those below it that have no number of the same name. */
function withBelow(part: number, { rows }: Series, count: number): readonly number[] {
  const next = rows.find((row) => row > part) ?? part + 1;
  const end = Math.min(next, part + 1 + MOST_BELOW, count);
  return Array.from({ length: end - part }, (_, index) => part + index);
}
