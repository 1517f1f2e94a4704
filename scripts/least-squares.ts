/** One equation: what was counted, and the tokens it came to. */
export interface Observation {
  readonly counts: ArrayLike<number>;
  readonly tokens: number;
  /** How much the observation matters. */
  readonly weight: number;
}

const SWEEPS = 3000;

/**
 * Weights that make the relative error of `counts · weights` against `tokens` least in squares. None
 * is below a quarter of what is `expected`, so that texts unlike all observed ones still cost
 * something; where the observations say little, a weight stays near `expected`.
 */
export function fitWeights(
  observations: readonly Observation[],
  expected: readonly number[],
): number[] {
  const size = expected.length;
  const { products, targets } = normalEquations(observations, size);
  for (let row = 0; row < size; row += 1) {
    const pull = 1e-4 + (products[row]?.[row] ?? 0) * 4e-4;
    add(products[row], row, pull);
    add(targets, row, pull * (expected[row] ?? 0));
  }
  return coordinateDescent(
    { products, targets },
    expected.map((weight) => weight / 4),
  );
}

interface Equations {
  readonly products: readonly Float64Array[];
  readonly targets: Float64Array;
}

function normalEquations(observations: readonly Observation[], size: number): Equations {
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

function coordinateDescent({ products, targets }: Equations, least: readonly number[]): number[] {
  const weights = Array.from({ length: targets.length }, () => 0.5);
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    for (const [row, line] of products.entries()) {
      let rest = targets[row] ?? 0;
      for (const [column, value] of line.entries()) rest -= value * (weights[column] ?? 0);
      weights[row] = Math.max(least[row] ?? 0, (weights[row] ?? 0) + rest / (line[row] ?? 1));
    }
  }
  return weights;
}

function add(row: Float64Array | undefined, index: number, amount: number): void {
  if (row !== undefined) row[index] = (row[index] ?? 0) + amount;
}
