import type { Interval, Share } from './share.ts';

const NOTHING = '-';

/** A number of things, with thousands apart. */
export function whole(value: number | null): string {
  if (value === null) return NOTHING;
  return String(Math.round(value)).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

/** A number with decimals. */
export function decimal(value: number | null, digits = 2): string {
  return value === null ? NOTHING : value.toFixed(digits);
}

/** A share in per cent; never rounded up to 100. */
export function percent(value: number | null): string {
  if (value === null) return NOTHING;
  const shown = Math.floor(value * 1000 + 1e-9) / 10;
  return shown.toFixed(1);
}

/** A share in per cent with its interval. */
export function percentWithin(value: number | null, interval: Interval | null): string {
  if (value === null || interval === null) return percent(value);
  return `${percent(value)} (${percent(interval[0])}–${percent(interval[1])})`;
}

/** So many of so many. */
export function fraction({ hits, of }: Share): string {
  return of === 0 ? NOTHING : `${hits}/${of}`;
}
