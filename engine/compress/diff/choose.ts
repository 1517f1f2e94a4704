import type { TokenCounter } from '../../tokens/counter.ts';
import { indentOf } from '../code/blocks/block.ts';
import { gapsOf, type Gaps, hasGap } from './gaps.ts';
import { type Openings, openingsOf } from './opening.ts';
import { contentOf, type Diff, isChanged } from './read.ts';
import { MOST_WORTH } from './worth.ts';

/** What is to be spent, and on what. */
export interface Room {
  /** What each line is worth, by its index; 0 for lines that are never chosen. */
  readonly worth: Int32Array;
  /** Tokens. */
  readonly budget: number;
  readonly counter: TokenCounter;
}

/** Lines that are shown are marked by 1, by their indexes. */
export type Shown = Uint8Array;

/** Tokens of the mark that stands for left-out lines, with its line end. */
const MARK = 1;
/** Tokens of the shortest line. */
const LEAST = 2;
/** What lines are worth for each token depends on their neighbours: it is judged anew so many times. */
const ROUNDS = 4;
const SCALE = 64;

/**
 * The lines of hunks that are shown within a budget: the changed ones that are worth most for each token,
 * counting the marks that they need beside them or make needless, and unchanged ones where all changed
 * ones fit.
 */
export function chooseLines(diff: Diff, room: Room): Shown {
  const { budget, counter } = room;
  const shown = new Uint8Array(diff.lines.length);
  const gaps = gapsOf(diff);
  const costs = Int32Array.from(diff.lines, (line, index) =>
    isChanged(diff, index) ? counter.estimate(line.charAt(0) + contentOf(diff, index)) + 1 : 0,
  );
  const indents = Int32Array.from(diff.lines, (line) => indentOf(line.slice(1)).length);
  const openings = openingsOf(diff, counter);
  const table: Table = { costs, indents, gaps, openings, shown };
  let spent = 0;
  let missed = false;
  for (let round = 1; round <= ROUNDS; round++) {
    const limit = Math.floor((budget * round) / ROUNDS);
    missed = false;
    for (const index of byDensity(room.worth, table)) {
      const cost = costOf(index, table);
      missed ||= spent + cost > limit;
      if (spent + LEAST > limit) break;
      if (spent + cost > limit) continue;
      spent += cost;
      shown[index] = 1;
      openings.costs[openings.headers[index] ?? 0] = 0;
    }
  }
  if (!missed) addUnchanged(diff, { ...room, budget: budget - spent }, shown);
  return shown;
}

interface Table {
  /** Tokens of each changed line with its sign and its line end, without its indentation; 0 for all others. */
  readonly costs: Int32Array;
  /** Characters of the indentation of each line. */
  readonly indents: Int32Array;
  readonly gaps: Gaps;
  readonly openings: Openings;
  readonly shown: Shown;
}

/**
 * The tokens of a line, with the header that it makes necessary; next to none that is shown it splits a gap in two,
 * between two it closes one. Of lines that are shown next to each other, those that are indented more than the others
 * show by how much.
 */
function costOf(index: number, table: Table): number {
  const { costs, gaps, openings, shown } = table;
  const opening = openings.costs[openings.headers[index] ?? 0] ?? 0;
  const marks = hasGap(gaps.before, index, shown) + hasGap(gaps.after, index, shown) - 1;
  const steps = hasStep(index, index - 1, table) + hasStep(index, index + 1, table);
  return (costs[index] ?? 0) + opening + marks * MARK + steps;
}

function hasStep(index: number, next: number, { indents, shown }: Table): 0 | 1 {
  return shown[next] === 1 && indents[next] !== indents[index] ? 1 : 0;
}

/** The changed lines that are not shown yet, those first that are worth most for each token. */
function byDensity(worth: Int32Array, table: Table): Float64Array {
  const count = worth.length;
  const most = SCALE * MOST_WORTH;
  const keys = new Float64Array(count);
  let found = 0;
  for (let index = 0; index < count; index++) {
    if (table.costs[index] === 0 || table.shown[index] === 1) continue;
    const density = ((worth[index] ?? 0) * SCALE) / Math.max(1, costOf(index, table));
    // One number for the order and the line: numbers are sorted many times faster than objects.
    keys[found++] = (most - Math.ceil(density)) * count + index;
  }
  return keys
    .subarray(0, found)
    .sort()
    .map((key) => key % count);
}

function addUnchanged(diff: Diff, { worth, budget, counter }: Room, shown: Shown): void {
  const candidates = diff.lines.flatMap((_, index) =>
    (worth[index] ?? 0) > 0 && shown[index] === 0 ? [index] : [],
  );
  candidates.sort((left, right) => (worth[right] ?? 0) - (worth[left] ?? 0) || left - right);
  let left = budget;
  for (const index of candidates) {
    left -= counter.estimate(diff.lines[index] ?? '') + 1;
    if (left < 0) break;
    shown[index] = 1;
  }
}
