import type { Range } from '../ranges.ts';
import type { Span } from './span.ts';

/**
 * The lines of a text, counted from 1. The line feed at the very end starts no further line. Ranges name them by
 * their own numbers where they have such, as in a part of a file that was read with line numbers.
 */
export interface Lines {
  /** How many there are; at least 1. */
  readonly count: number;
  /** What the number by which ranges name a line is above its place in the text; below 0 where text stands before line 1. */
  readonly offset: number;
  /** Where a line lies, without its line feed. */
  spanOf(line: number): Span;
  /** The line that a position belongs to. */
  lineAt(position: number): number;
  /** The part of the text that a range means; undefined where it lies beyond the end. */
  spanOfRange(range: Range): Span | undefined;
  /** The range that names a span exactly. */
  rangeOf(span: Span): Range;
}

/** Finds the lines of a text once. */
export function linesOf(text: string, offset = 0): Lines {
  const starts = lineStarts(text);
  const count = starts.length;

  function spanOf(line: number): Span {
    const next = starts[line];
    const last = text.endsWith('\n') ? text.length - 1 : text.length;
    return { start: starts[line - 1] ?? text.length, end: next === undefined ? last : next - 1 };
  }

  function lineAt(position: number): number {
    let low = 1;
    let high = count;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle - 1] ?? 0) <= position) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  return {
    count,
    offset,
    spanOf,
    lineAt,
    spanOfRange({ from, fromCharacter, to, toCharacter }) {
      if (from - offset > count || to - offset < 1) return undefined;
      // What stands before line 1 comes with it.
      const first = spanOf(from === 1 ? 1 : Math.max(1, from - offset));
      const last = spanOf(Math.min(to - offset, count));
      const start = Math.min(first.start + fromCharacter - 1, first.end);
      const end = to - offset > count ? last.end : Math.min(last.start + toCharacter, last.end);
      return { start, end: Math.max(start, end) };
    },
    rangeOf({ start, end }) {
      const from = lineAt(start);
      const to = lineAt(end);
      const isBeforeFirst = from + offset < 1;
      return {
        from: Math.max(1, from + offset),
        fromCharacter: isBeforeFirst ? 1 : start - spanOf(from).start + 1,
        to: Math.max(1, to + offset),
        toCharacter: end >= spanOf(to).end ? Infinity : end - spanOf(to).start,
      };
    },
  };
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  if (starts.length > 1 && starts.at(-1) === text.length) starts.pop();
  return starts;
}
