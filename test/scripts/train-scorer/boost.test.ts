import { expect, test } from 'vitest';

import { boost } from '../../../scripts/train-scorer/boost.ts';
import type { Tree } from '../../../scripts/train-scorer/grow-tree.ts';
import { randomFrom } from '../../eval/inputs/random.ts';

const OPTIONS = {
  trees: 30,
  depth: 2,
  learningRate: 0.3,
  rowShare: 0.8,
  featureShare: 1,
  leastWeight: 1,
  penalty: 1,
  seed: 3,
};

/** Rows of three numbers; only where the first is large and the second small the label is 1. */
function examples() {
  const random = randomFrom(5);
  const rows = Int32Array.from({ length: 3 * 600 }, () => Math.floor(random() * 100));
  const labels = Uint8Array.from({ length: 600 }, (_, row) =>
    (rows[3 * row] ?? 0) > 60 && (rows[3 * row + 1] ?? 0) <= 40 ? 1 : 0,
  );
  return { features: 3, rows, labels, weights: new Float64Array(600).fill(1) };
}

function sumFor(trees: readonly Tree[], row: readonly number[]): number {
  return trees.reduce((sum, { features, thresholds, leaves }) => {
    let node = 0;
    while (node < features.length) {
      const isRight = (row[features[node] ?? 0] ?? 0) > (thresholds[node] ?? 0);
      node = 2 * node + (isRight ? 2 : 1);
    }
    return sum + (leaves[node - features.length] ?? 0);
  }, 0);
}

test('boosted trees learn a rule of two features, and the same trees each time', () => {
  const trees = boost(examples(), OPTIONS);
  expect(sumFor(trees, [90, 10, 50])).toBeGreaterThan(1);
  expect(sumFor(trees, [90, 90, 50])).toBeLessThan(-1);
  expect(sumFor(trees, [10, 10, 50])).toBeLessThan(-1);
  expect(boost(examples(), OPTIONS)).toEqual(trees);
});
