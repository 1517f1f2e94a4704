import { editsFile } from '../../edit-intent.ts';
import type { LossyContext } from '../../compressor.ts';
import { chooseParts } from './choose.ts';
import type { LineRange } from '../../line-range.ts';
import { partsOf } from './parts.ts';

/** Fewer parts give no choice. */
const FEWEST_PARTS = 12;
/** Characters that are shown rather than named, such as a brace: the name of a gap is not shorter. */
const SHORTEST_GAP = 14;

/** What a budget leaves for lines besides those that are shown in any case, as a share of it. */
const LEAST_BESIDES = 0.3;

/** How the lines of a text are chosen. */
export interface GapContext extends LossyContext {
  /** The positions of the lines that are shown in any case, in order. */
  readonly linesToShow?: (lines: readonly string[]) => readonly number[];
}

/**
 * The lines that are left out of a text of which no more is known than its lines, in order. Undefined where it has
 * too few to choose from, where it is about to be edited, and where all fit into the budget.
 */
export function gapsOf(
  lines: readonly string[],
  context: GapContext,
): readonly LineRange[] | undefined {
  const { query, budget, counter, linesToShow } = context;
  if (editsFile(query)) return undefined;
  const parts = partsOf(lines);
  if (parts.length < FEWEST_PARTS) return undefined;
  const texts = parts.map(({ first, last }) => lines.slice(first, last + 1).join('\n'));
  const always = linesToShow?.(lines) ?? [];
  const taken = counter.estimate(always.map((line) => lines[line]).join('\n'));
  const besides = Math.max(budget - taken, Math.floor(budget * LEAST_BESIDES));
  const kept = chooseParts(texts, parts, { ...context, budget: besides });
  const chosen = parts.filter((_, index) => kept.has(index));
  const shown = [...chosen, ...always.map((line) => ({ first: line, last: line }))];
  const gaps = gapsBetween(
    shown.sort((one, other) => one.first - other.first),
    lines,
  );
  return gaps.length > 0 ? gaps : undefined;
}

/** What stands between the lines that are shown. */
function gapsBetween(shown: readonly LineRange[], lines: readonly string[]): readonly LineRange[] {
  const gaps: LineRange[] = [];
  let next = 0;
  const close = (end: number): void => {
    const characters = lines.slice(next, end).reduce((sum, line) => sum + line.trim().length, 0);
    if (characters > SHORTEST_GAP) gaps.push({ first: next, last: end - 1 });
  };
  for (const { first, last } of shown) {
    close(first);
    next = Math.max(next, last + 1);
  }
  close(lines.length);
  return gaps;
}
