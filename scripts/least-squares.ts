/** One equation: what was counted, and the tokens it came to. */
export interface Observation {
  readonly counts: ArrayLike<number>;
  readonly tokens: number;
  /** How much the observation matters. */
  readonly weight: number;
}

const SWEEPS = 3000;

/**
 * Weights, none below zero, that make the relative error of `counts · weights` against `tokens` least
 * in squares. Where the observations say little, a weight stays near `expected`.
 */
export function fitWeights(
  observations: readonly Observation[],
  expected: readonly number[],
): number[] {
  const size = expected.length;
  const { products, targets } = normalEquations(observations, size);
  for (let row = 0; row < size; row += 1) {
    const pull = 1e-3 + (products[row]?.[row] ?? 0) * 2e-3;
    add(products[row], row, pull);
    add(targets, row, pull * (expected[row] ?? 0));
  }
  return coordinateDescent(products, targets);
}

function normalEquations(
  observations: readonly Observation[],
  size: number,
): { products: Float64Array[]; targets: Float64Array } {
  const products = Array.from({ length: size }, () => new Float64Array(size));
  const targets = new Float64Array(size);
  for (const { counts, tokens, weight } of observations) {
    const scale = weight / (tokens * tokens);
    for (let row = 0; row < size; row += 1) {
      const scaled = scale * (counts[row] ?? 0);
      if (scaled === 0) continue;
      add(targets, row, scaled * tokens);
      for (let column = 0; column < size; column += 1) {
        add(products[row], column, scaled * (counts[column] ?? 0));
      }
    }
  }
  return { products, targets };
}

function coordinateDescent(products: readonly Float64Array[], targets: Float64Array): number[] {
  const weights = Array.from({ length: targets.length }, () => 0.5);
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    for (const [row, line] of products.entries()) {
      let rest = targets[row] ?? 0;
      for (const [column, value] of line.entries()) rest -= value * (weights[column] ?? 0);
      weights[row] = Math.max(0, (weights[row] ?? 0) + rest / (line[row] ?? 1));
    }
  }
  return weights;
}

function add(row: Float64Array | undefined, index: number, amount: number): void {
  if (row !== undefined) row[index] = (row[index] ?? 0) + amount;
}
