import type { TokenCounter } from '../../tokens/counter.ts';
import type { Unit } from './unit.ts';

/** Tokens of the mark of a gap, and of a line end. */
const MARK = 2;
/** Tokens added to each: what it is worth counts for more than how short it is. */
const EVEN_LENGTH = 10;
const SCALE = 64;

/** The units that are shown within a budget, by their indexes: those worth most for their length first. */
export function chooseUnits(
  units: readonly Unit[],
  worth: readonly number[],
  { budget, counter }: { readonly budget: number; readonly counter: TokenCounter },
): ReadonlySet<number> {
  const costs = units.map(({ text }) => counter.estimate(text) + 1);
  const density = costs.map((cost, index) =>
    Math.floor(((worth[index] ?? 0) * SCALE) / (cost + EVEN_LENGTH)),
  );
  const order = [...density.keys()].sort(
    (one, other) => (density[other] ?? 0) - (density[one] ?? 0) || one - other,
  );
  const shown = new Set<number>();
  let left = budget;
  for (const index of order) {
    const neighbours = Number(shown.has(index - 1)) + Number(shown.has(index + 1));
    const cost = (costs[index] ?? 0) + MARK * (1 - neighbours);
    if (cost > left) continue;
    left -= cost;
    shown.add(index);
  }
  return shown;
}
