import { editsFile } from '../../edit-intent.ts';
import type { LossyContext } from '../../compressor.ts';
import { chooseParts } from './choose.ts';
import type { LineRange } from '../../line-range.ts';
import { type Part, partsOf } from './parts.ts';

/** Fewer parts give no choice. */
const FEWEST_PARTS = 12;
/** Characters that are shown rather than named, such as a brace: the name of a gap is not shorter. */
const SHORTEST_GAP = 14;

/**
 * The lines that are left out of a text of which no more is known than its lines, in order. Undefined where it has
 * too few to choose from, where it is about to be edited, and where all fit into the budget.
 */
export function gapsOf(
  lines: readonly string[],
  context: LossyContext,
): readonly LineRange[] | undefined {
  if (editsFile(context.query)) return undefined;
  const parts = partsOf(lines);
  if (parts.length < FEWEST_PARTS) return undefined;
  const texts = parts.map(({ first, last }) => lines.slice(first, last + 1).join('\n'));
  const kept = chooseParts(texts, parts, context);
  const gaps = gapsBetween(
    parts.filter((_, index) => kept.has(index)),
    lines,
  );
  return gaps.length > 0 ? gaps : undefined;
}

/** What stands between the parts that are shown. */
function gapsBetween(shown: readonly Part[], lines: readonly string[]): readonly LineRange[] {
  const gaps: LineRange[] = [];
  let next = 0;
  const close = (end: number): void => {
    const characters = lines.slice(next, end).reduce((sum, line) => sum + line.trim().length, 0);
    if (characters > SHORTEST_GAP) gaps.push({ first: next, last: end - 1 });
  };
  for (const { first, last } of shown) {
    close(first);
    next = last + 1;
  }
  close(lines.length);
  return gaps;
}
