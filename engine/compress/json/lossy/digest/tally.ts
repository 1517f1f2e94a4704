import type { Scalar } from '../columns.ts';

const LONGEST_VALUE = 72;

/** A value and how often it occurs, side by side: `ERROR 49`, and `200 ×12` where two numbers would meet. */
export function tally(value: Scalar, count: number): string {
  const text = shortened(value);
  return /\d$/.test(text) ? `${text} ×${count}` : `${text} ${count}`;
}

/** A value on one line and of at most 72 characters; quoted where a list of values could be misread. */
export function shortened(value: Scalar): string {
  if (typeof value !== 'string') return String(value);
  const text = beginningOf(value);
  return text === '' || /[\n\r\t",]|^\s|\s$/.test(text) ? JSON.stringify(text) : text;
}

/** The text, or its beginning with an ellipsis behind it, of so many characters together. */
export function beginningOf(text: string, length: number = LONGEST_VALUE): string {
  return text.length > length ? `${cut(text, length - 1)}…` : text;
}

function cut(text: string, length: number): string {
  const head = text.slice(0, length);
  // Half of a surrogate pair is no character.
  return /[\ud800-\udbff]$/.test(head) ? head.slice(0, -1) : head;
}

/** The entries of a count, the most frequent first; equally frequent ones in the order of first occurrence. */
export function mostFrequent<Key>(
  counts: ReadonlyMap<Key, number>,
): readonly (readonly [Key, number])[] {
  const byCount = Map.groupBy(counts, ([, count]) => count);
  const descending = [...byCount.keys()].sort((one, other) => other - one);
  return descending.flatMap((count) => byCount.get(count) ?? []);
}
