import type { TokenCounter } from '../../../tokens/counter.ts';
import type { Part } from '../parts/part.ts';
import type { LineRange } from '../../line-range.ts';

/** A part without the parts in it: the lines that are shown or left out as one. */
export interface Frame {
  readonly part: Part;
  /** Position of the frame around it; -1 where it is in none. */
  readonly parent: number;
  /** Its lines, without those of its children. */
  readonly ranges: readonly LineRange[];
  readonly text: string;
  /** Estimated, with its line end. */
  readonly tokens: number;
}

/** The frames of parts and of all parts in them, each behind the one around it. */
export function flatten(
  roots: readonly Part[],
  lines: readonly string[],
  counter: TokenCounter,
): readonly Frame[] {
  const frames: Frame[] = [];
  const add = (part: Part, parent: number): void => {
    const ranges = ownRanges(part);
    const texts = ranges.map(({ first, last }) => lines.slice(first, last + 1).join('\n'));
    const text = texts.join('\n');
    const tokens = counter.estimate(text) + 1;
    const position = frames.push({ part, parent, ranges, text, tokens }) - 1;
    for (const child of part.children) add(child, position);
  };
  for (const root of roots) add(root, -1);
  return frames;
}

function ownRanges({ first, last, children }: Part): readonly LineRange[] {
  const ranges: LineRange[] = [];
  let next = first;
  for (const child of children) {
    if (child.first > next) ranges.push({ first: next, last: child.first - 1 });
    next = child.last + 1;
  }
  if (next <= last) ranges.push({ first: next, last });
  return ranges;
}
