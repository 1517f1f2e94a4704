import type { TokenCounter } from '../../../tokens/counter.ts';
import { cutPath } from '../hit.ts';
import type { Entry } from './entries.ts';
import { renderEntry } from './render.ts';
import type { Room } from './trees.ts';

/** Tokens added to the cost of each entry: what a line is worth counts for more than how short it is. */
const EVEN_COST = 96;
/** Tokens of ` (12 hits, 3 shown)`. */
const COUNTS = 6;
const SCALE = 1024;

/** The entries that bring most for their tokens, as many as fit, in the order of the search. */
export function chooseEntries(
  entries: readonly Entry[],
  values: readonly number[],
  { tokens, counter }: Room,
): readonly Entry[] {
  const costs = entries.map((entry) => counter.estimate(renderEntry(entry)));
  const worth = costs.map((cost, index) =>
    Math.floor(((values[index] ?? 0) * SCALE) / (cost + EVEN_COST)),
  );
  const ranked = [...entries.keys()].sort(
    (one, other) => (worth[other] ?? 0) - (worth[one] ?? 0) || one - other,
  );
  const chosen = new Set<Entry>();
  const headed = new Set<string>();
  let left = tokens;
  for (const index of ranked) {
    const entry = entries[index];
    if (entry === undefined) continue;
    const { path } = entry.hit;
    const cost = (costs[index] ?? 0) + (headed.has(path) ? 0 : headingCost(path, counter));
    if (cost > left) continue;
    chosen.add(entry);
    headed.add(path);
    left -= cost;
  }
  return entries.filter((entry) => chosen.has(entry));
}

/** What naming a file above its hits costs more than naming it among the others. */
function headingCost(path: string, counter: TokenCounter): number {
  return counter.estimate(path) + COUNTS - counter.estimate(cutPath(path).name);
}
