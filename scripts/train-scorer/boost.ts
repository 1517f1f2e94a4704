import { below, type Random, randomFrom } from '../../test/eval/inputs/random.ts';
import { binned } from './bins.ts';
import type { Examples } from './examples.ts';
import { growTree, type Slopes, type Tree, type TreeOptions } from './grow-tree.ts';

/** How trees are boosted. */
export interface BoostOptions extends TreeOptions {
  readonly trees: number;
  /** Share of the rows that each tree learns from. */
  readonly rowShare: number;
  /** Share of the features that each tree may split by. */
  readonly featureShare: number;
  readonly seed: number;
}

/** Gradient-boosted trees for log loss (Friedman 2001). */
export function boost(examples: Examples, options: BoostOptions): readonly Tree[] {
  const random = randomFrom(options.seed);
  const bins = binned(examples);
  const margins = new Float64Array(examples.labels.length);
  return Array.from({ length: options.trees }, () => {
    const slopes = slopesOf(examples, margins, sampleRows(examples, options, random));
    const features = sampleFeatures(examples.features, options, random);
    const { tree, leafOf } = growTree({ bins, slopes, features }, options);
    for (const [row, leaf] of leafOf.entries()) {
      margins[row] = (margins[row] ?? 0) + (tree.leaves[leaf] ?? 0);
    }
    return tree;
  });
}

function slopesOf(
  { labels, weights }: Examples,
  margins: Float64Array,
  chosen: Uint8Array,
): Slopes {
  const first = new Float64Array(labels.length);
  const second = new Float64Array(labels.length);
  for (const [row, label] of labels.entries()) {
    if (chosen[row] === 0) continue;
    const probability = 1 / (1 + Math.exp(-(margins[row] ?? 0)));
    const weight = weights[row] ?? 0;
    first[row] = (probability - label) * weight;
    second[row] = probability * (1 - probability) * weight;
  }
  return { first, second };
}

function sampleRows({ labels }: Examples, { rowShare }: BoostOptions, random: Random): Uint8Array {
  return Uint8Array.from(labels, () => (random() < rowShare ? 1 : 0));
}

function sampleFeatures(
  features: number,
  { featureShare }: BoostOptions,
  random: Random,
): readonly number[] {
  const left = Array.from({ length: features }, (_, feature) => feature);
  const count = Math.max(1, Math.round(features * featureShare));
  return Array.from({ length: count }, () => left.splice(below(random, left.length), 1)[0] ?? 0);
}
