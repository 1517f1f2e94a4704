import { dollars } from '../text/dollars.ts';
import type { CostRange } from './summary.ts';

/** What compression costs with the expected retrievals, and from none to twice as many. */
export function range({ with: expected, least, most }: CostRange): string {
  return `${dollars(expected)} (${dollars(least)} to ${dollars(most)})`;
}

/** The change as a share of what it was, rounded away from a gain: `-30.4 %`, `+2.1 %`. */
export function change({ without, with: expected }: CostRange): string {
  if (without === 0) return '0.0 %';
  const tenths = Math.ceil((1000 * (expected - without)) / without);
  return `${tenths > 0 ? '+' : ''}${(tenths / 10).toFixed(1)} %`;
}
