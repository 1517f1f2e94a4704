import { grouped } from './figures.ts';

/** US dollars: cents, or two significant digits of less: `$1,204.50`, `$0.0042`, `-$3.10`; `?` if unknown. */
export function dollars(amount: number | undefined): string {
  if (amount === undefined) return '?';
  const sign = amount < 0 ? '-' : '';
  const size = Math.abs(amount);
  if (size < 0.01) return `${sign}$${size === 0 ? '0' : size.toPrecision(2)}`;
  const cents = Math.round(size * 100);
  return `${sign}$${grouped(Math.floor(cents / 100))}.${String(cents % 100).padStart(2, '0')}`;
}
