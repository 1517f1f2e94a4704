import { sum } from '../../eval/report/statistics.ts';

/** How a figure changes in a unit of time, with the interval in which that lies in 95 of 100 cases. */
export interface Slope {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

const BLOCKS = 10;
/** Of Student's distribution for 8 degrees of freedom, two-sided, 95 %. */
const STUDENT = 2.306;

/**
 * The slope of values that were taken at equal distances. Neighbours resemble each other, which would make the
 * interval too narrow: the line is drawn through the means of ten blocks.
 */
export function slopeOf(values: readonly number[]): Slope {
  const size = values.length / BLOCKS;
  const means = Array.from({ length: BLOCKS }, (_, block) => {
    const own = values.slice(Math.floor(block * size), Math.floor((block + 1) * size));
    return sum(own) / own.length;
  });
  const middle = (BLOCKS - 1) / 2;
  const spread = sum(means.map((_, at) => (at - middle) ** 2));
  const rise = sum(means.map((mean, at) => (at - middle) * mean)) / spread;
  const level = sum(means) / BLOCKS;
  const residuals = means.map((mean, at) => mean - level - rise * (at - middle));
  const error = Math.sqrt(sum(residuals.map((each) => each ** 2)) / (BLOCKS - 2) / spread);
  const [value, margin] = [rise / size, (STUDENT * error) / size];
  return { value, low: value - margin, high: value + margin };
}
