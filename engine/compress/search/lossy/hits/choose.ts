import { largestFirst } from '../../../../common/largest-first.ts';
import type { TokenCounter } from '../../../../tokens/counter.ts';
import { cutPath } from '../../hit.ts';
import type { Entry, Neighbour } from './entries.ts';
import { renderEntry, renderNeighbour } from './render.ts';
import type { FindSought } from './sought.ts';
import type { Room } from '../trees.ts';

/** Tokens added to the cost of each entry: what a line is worth counts for more than how short it is. */
const EVEN_COST = 96;
/** Tokens of ` (12 hits, 3 shown)`. */
const COUNTS = 6;
const SCALE = 1024;

/** What has been chosen, in the order of the candidates, and how many tokens are left. */
interface Choice<Line> {
  readonly chosen: readonly Line[];
  readonly left: number;
}

/** The entries that bring most for their tokens, as many as fit. */
export function chooseEntries(
  entries: readonly Entry[],
  values: readonly number[],
  { find, ...room }: Room & { readonly find: FindSought },
): Choice<Entry> {
  const { counter } = room;
  const headed = new Set<string>();
  return choose(entries, room, {
    cost: (entry) => counter.estimate(renderEntry(entry, find)),
    value: (index) => values[index] ?? 0,
    more: ({ hit: { path } }) => (headed.has(path) ? 0 : headingCost(path, counter)),
    take: ({ hit: { path } }) => headed.add(path),
  });
}

/** The same of the lines around hits that are shown. */
export function chooseNeighbours(
  around: readonly Neighbour[],
  values: readonly number[],
  room: Room,
): Choice<Neighbour> {
  return choose(around, room, {
    cost: (neighbour) => room.counter.estimate(renderNeighbour(neighbour)),
    value: (index) => values[index] ?? 0,
  });
}

/** What a line costs and brings. */
interface Terms<Line> {
  readonly cost: (line: Line) => number;
  readonly value: (index: number) => number;
  /** What the line costs in addition as long as certain others have not been taken. */
  readonly more?: (line: Line) => number;
  /** Hears of each line that is taken. */
  readonly take?: (line: Line) => void;
}

function choose<Line>(
  lines: readonly Line[],
  { tokens }: Room,
  { cost, value, more, take }: Terms<Line>,
): Choice<Line> {
  const costs = lines.map(cost);
  const worth = costs.map((each, index) => Math.floor((value(index) * SCALE) / (each + EVEN_COST)));
  const chosen = new Set<Line>();
  let left = tokens;
  for (const index of largestFirst(worth)) {
    const line = lines[index];
    if (line === undefined) continue;
    const all = (costs[index] ?? 0) + (more?.(line) ?? 0);
    if (all > left) continue;
    chosen.add(line);
    take?.(line);
    left -= all;
  }
  return { chosen: lines.filter((line) => chosen.has(line)), left };
}

/** What naming a file above its hits costs more than naming it among the others. */
function headingCost(path: string, counter: TokenCounter): number {
  return counter.estimate(path) + COUNTS - counter.estimate(cutPath(path).name);
}
