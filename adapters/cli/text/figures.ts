import type { TokenUsage } from '../../../src/index.ts';

/** A whole number with its thousands set apart: `12,345`. */
export function grouped(count: number): string {
  return String(Math.round(count)).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

/** How many of something, in words: `1 block`, `2 blocks`. */
export function counted(count: number, noun: string): string {
  return `${grouped(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** Tokens before and after with the share saved: `12,345 -> 3,210 tokens, 73.9 % saved`. */
export function saving({ before, after }: TokenUsage): string {
  return `${grouped(before)} -> ${grouped(after)} tokens, ${percent(before - after, before)} saved`;
}

/** A share with one decimal, rounded down so that it never says more than is true: `99.9 %`. */
export function percent(part: number, whole: number): string {
  const tenths = whole === 0 ? 0 : Math.floor((1000 * part) / whole);
  return `${(tenths / 10).toFixed(1)} %`;
}
