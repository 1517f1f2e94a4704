import { type Binned, MOST_BINS, NO_SPLIT } from './bins.ts';

/** A complete binary tree: node n has the children 2n + 1 and 2n + 2; a row goes left where it is at most the threshold. */
export interface Tree {
  readonly features: Uint8Array;
  readonly thresholds: Int32Array;
  readonly leaves: Float64Array;
}

/** How a tree is grown. */
export interface TreeOptions {
  readonly depth: number;
  readonly learningRate: number;
  /** The least sum of second derivatives in a leaf. */
  readonly leastWeight: number;
  /** L2 penalty on the values of leaves. */
  readonly penalty: number;
}

/** The derivatives of the loss for each row, by its margin. */
export interface Slopes {
  readonly first: Float64Array;
  readonly second: Float64Array;
}

/** What a tree is grown from. */
export interface Growth {
  readonly bins: Binned;
  readonly slopes: Slopes;
  /** The features that it may split by. */
  readonly features: readonly number[];
}

/** A tree grown level by level over histograms with second-order gains, and the leaf of each row. */
export function growTree(
  growth: Growth,
  options: TreeOptions,
): { readonly tree: Tree; readonly leafOf: Uint8Array } {
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

interface Split {
  readonly feature: number;
  readonly bin: number;
  readonly gain: number;
}

function bestSplits(
  { bins, slopes, features }: Growth,
  nodeOf: Uint8Array,
  options: TreeOptions & { readonly nodes: number },
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
  { penalty, leastWeight }: TreeOptions,
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
  { depth, penalty, learningRate }: TreeOptions,
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
