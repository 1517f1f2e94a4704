/** A value, and how an axis writes it. */
interface Tick {
  readonly value: number;
  readonly label: string;
}

/** One direction of a panel. */
export interface Axis {
  readonly title: string;
  readonly ticks: readonly Tick[];
  /** The place of a value from 0 to 1. */
  readonly place: (value: number) => number;
}

/** An axis from zero to a value, in steps of even numbers. */
export function evenAxis(title: string, most: number, label: (value: number) => string): Axis {
  const step = evenStep(most / 4);
  const count = Math.max(1, Math.ceil(most / step - 1e-9));
  const end = step * count;
  const ticks = Array.from({ length: count + 1 }, (_, index) => ({
    value: step * index,
    label: label(step * index),
  }));
  return { title, ticks, place: (value) => value / end };
}

/** 1, 2 or 5 with zeros, not below a size. */
function evenStep(size: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(size, Number.MIN_VALUE)));
  return ([1, 2, 5].find((digit) => digit * power >= size - 1e-12) ?? 10) * power;
}

/** An axis on which every tenfold is as long as the one before; ticks are the powers of ten. */
export function tenfoldAxis(
  title: string,
  [low, high]: readonly [number, number],
  label: (value: number) => string,
): Axis {
  const first = Math.floor(Math.log10(low));
  const last = Math.max(first + 1, Math.ceil(Math.log10(high)));
  const ticks = Array.from({ length: last - first + 1 }, (_, index) => ({
    value: 10 ** (first + index),
    label: label(10 ** (first + index)),
  }));
  return { title, ticks, place: (value) => (Math.log10(value) - first) / (last - first) };
}

/** An axis from 0 to 100 %. */
export function percentAxis(title: string): Axis {
  return { title, ticks: percentTicks, place: (value) => value / 100 };
}

const percentTicks = [0, 25, 50, 75, 100].map((value) => ({ value, label: `${value} %` }));
