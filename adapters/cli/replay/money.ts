import { grouped } from '../figures.ts';
import type { CostRange } from './summary.ts';

/** US dollars: cents, or two significant digits of less: `$1,204.50`, `$0.0042`, `-$3.10`; `?` if unknown. */
export function dollars(amount: number | undefined): string {
  if (amount === undefined) return '?';
  const sign = amount < 0 ? '-' : '';
  const size = Math.abs(amount);
  if (size < 0.01) return `${sign}$${size === 0 ? '0' : size.toPrecision(2)}`;
  const cents = Math.round(size * 100);
  return `${sign}$${grouped(Math.floor(cents / 100))}.${String(cents % 100).padStart(2, '0')}`;
}

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
