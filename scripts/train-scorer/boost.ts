import { below, type Random, randomFrom } from '../../test/eval/random.ts';

/** What is learned from: rows of whole numbers, one behind the other, a label of 0 or 1 and a weight for each. */
export interface Examples {
  readonly features: number;
  readonly rows: Int32Array;
  readonly labels: Uint8Array;
  readonly weights: Float64Array;
}

/** How trees are grown. */
export interface BoostOptions {
  readonly trees: number;
  readonly depth: number;
  readonly learningRate: number;
  readonly rowShare: number;
  readonly featureShare: number;
  /** The least sum of second derivatives in a leaf. */
  readonly leastWeight: number;
  /** L2 penalty on the values of leaves. */
  readonly penalty: number;
  readonly seed: number;
}

/** A complete binary tree: node n has the children 2n + 1 and 2n + 2; a row goes left where it is at most the threshold. */
export interface Tree {
  readonly features: Uint8Array;
  readonly thresholds: Int32Array;
  readonly leaves: Float64Array;
}

/** Values above the last threshold are one bin. */
const MOST_BINS = 64;
/** A node that is not split sends every row to the left. */
const NO_SPLIT = 32_767;

/** Gradient-boosted trees for log loss (Friedman 2001), grown level by level over histograms with second-order gains. */
export function boost(examples: Examples, options: BoostOptions): readonly Tree[] {
  const random = randomFrom(options.seed);
  const bins = binned(examples);
  const margins = new Float64Array(examples.labels.length);
  return Array.from({ length: options.trees }, () => {
    const slopes = slopesOf(examples, margins, sampleRows(examples, options, random));
    const features = sampleFeatures(examples.features, options, random);
    const { tree, leafOf } = grow({ bins, slopes, features }, options);
    for (const [row, leaf] of leafOf.entries()) {
      margins[row] = (margins[row] ?? 0) + (tree.leaves[leaf] ?? 0);
    }
    return tree;
  });
}

interface Binned {
  /** For each feature the upper bounds of its bins, the last one left out. */
  readonly thresholds: readonly Int32Array[];
  /** For each feature the bin of each row. */
  readonly columns: readonly Uint8Array[];
}

function binned({ features, rows, labels }: Examples): Binned {
  const thresholds: Int32Array[] = [];
  const columns: Uint8Array[] = [];
  for (let feature = 0; feature < features; feature += 1) {
    const values = Int32Array.from(labels, (_, row) => rows[row * features + feature] ?? 0);
    const bounds = boundsOf(values);
    thresholds.push(bounds);
    columns.push(Uint8Array.from(values, (value) => binOf(bounds, value)));
  }
  return { thresholds, columns };
}

function boundsOf(values: Int32Array): Int32Array {
  const sorted = values.toSorted();
  const bounds = new Set<number>();
  for (let bin = 1; bin < MOST_BINS; bin += 1) {
    const bound = sorted[Math.floor((bin * sorted.length) / MOST_BINS)] ?? 0;
    if (bound < (sorted.at(-1) ?? 0) && bound < NO_SPLIT) bounds.add(bound);
  }
  return Int32Array.from([...bounds].sort((one, other) => one - other));
}

function binOf(bounds: Int32Array, value: number): number {
  let low = 0;
  let high = bounds.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value <= (bounds[middle] ?? 0)) high = middle;
    else low = middle + 1;
  }
  return low;
}

interface Slopes {
  readonly first: Float64Array;
  readonly second: Float64Array;
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

interface Growth {
  readonly bins: Binned;
  readonly slopes: Slopes;
  readonly features: readonly number[];
}

interface Split {
  readonly feature: number;
  readonly bin: number;
  readonly gain: number;
}

function grow(growth: Growth, options: BoostOptions): { tree: Tree; leafOf: Uint8Array } {
  const { bins, slopes } = growth;
  const inner = 2 ** options.depth - 1;
  const features = new Uint8Array(inner);
  const thresholds = new Int32Array(inner).fill(NO_SPLIT);
  /** The node of each row within its level. */
  const nodeOf = new Uint8Array(slopes.first.length);
  for (let level = 0; level < options.depth; level += 1) {
    const splits = bestSplits(growth, nodeOf, { ...options, nodes: 2 ** level });
    for (const [node, split] of splits.entries()) {
      if (split === undefined) continue;
      features[2 ** level - 1 + node] = split.feature;
      thresholds[2 ** level - 1 + node] = bins.thresholds[split.feature]?.[split.bin] ?? NO_SPLIT;
    }
    for (const [row, node] of nodeOf.entries()) {
      const split = splits[node];
      const isRight = split !== undefined && (bins.columns[split.feature]?.[row] ?? 0) > split.bin;
      nodeOf[row] = 2 * node + (isRight ? 1 : 0);
    }
  }
  const leaves = leafValues(slopes, nodeOf, options);
  return { tree: { features, thresholds, leaves }, leafOf: nodeOf };
}

function bestSplits(
  { bins, slopes, features }: Growth,
  nodeOf: Uint8Array,
  options: BoostOptions & { readonly nodes: number },
): readonly (Split | undefined)[] {
  const best: (Split | undefined)[] = Array.from({ length: options.nodes });
  const first = new Float64Array(options.nodes * MOST_BINS);
  const second = new Float64Array(options.nodes * MOST_BINS);
  for (const feature of features) {
    first.fill(0);
    second.fill(0);
    const column = bins.columns[feature] ?? new Uint8Array();
    for (let row = 0; row < column.length; row += 1) {
      const place = (nodeOf[row] ?? 0) * MOST_BINS + (column[row] ?? 0);
      first[place] = (first[place] ?? 0) + (slopes.first[row] ?? 0);
      second[place] = (second[place] ?? 0) + (slopes.second[row] ?? 0);
    }
    for (let node = 0; node < options.nodes; node += 1) {
      const from = node * MOST_BINS;
      const histogram = {
        first: first.subarray(from, from + MOST_BINS),
        second: second.subarray(from, from + MOST_BINS),
      };
      const split = bestBin(histogram, feature, options);
      if (split.gain > (best[node]?.gain ?? 0)) best[node] = split;
    }
  }
  return best;
}

/** The bin of a histogram behind which a split gains most. */
function bestBin(
  { first, second }: Slopes,
  feature: number,
  { penalty, leastWeight }: BoostOptions,
): Split {
  const total = { first: sum(first), second: sum(second) };
  const worth = (slope: number, curve: number): number => (slope * slope) / (curve + penalty);
  let best: Split = { feature, bin: 0, gain: 0 };
  let left = { first: 0, second: 0 };
  for (let bin = 0; bin < MOST_BINS - 1; bin += 1) {
    left = {
      first: left.first + (first[bin] ?? 0),
      second: left.second + (second[bin] ?? 0),
    };
    const right = { first: total.first - left.first, second: total.second - left.second };
    if (left.second < leastWeight || right.second < leastWeight) continue;
    const gain =
      worth(left.first, left.second) +
      worth(right.first, right.second) -
      worth(total.first, total.second);
    if (gain > best.gain) best = { feature, bin, gain };
  }
  return best;
}

function leafValues(
  slopes: Slopes,
  leafOf: Uint8Array,
  { depth, penalty, learningRate }: BoostOptions,
): Float64Array {
  const first = new Float64Array(2 ** depth);
  const second = new Float64Array(2 ** depth);
  for (const [row, leaf] of leafOf.entries()) {
    first[leaf] = (first[leaf] ?? 0) + (slopes.first[row] ?? 0);
    second[leaf] = (second[leaf] ?? 0) + (slopes.second[row] ?? 0);
  }
  return first.map((slope, leaf) => (-learningRate * slope) / ((second[leaf] ?? 0) + penalty));
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}
