import { once } from '../../common/once.ts';
import { SENTENCE_TREES } from '../data/sentence-trees.ts';

/** Levels of inner nodes of each tree. */
export const TREE_DEPTH: number = 5;
/** Leaves hold whole numbers of 1/4096, so that every machine gives the same sum. */
export const LEAF_UNIT: number = 4096;

const INNER = 2 ** TREE_DEPTH - 1;
const LEAVES = INNER + 1;

/** Trees that each look at a row of features and give a whole number. */
export interface Trees {
  readonly count: number;
  readonly features: Uint8Array;
  readonly thresholds: Int16Array;
  readonly leaves: Int16Array;
}

/** The trees that are shipped; where they are from stands in `data/sentence-trees.ts`. */
export const sentenceTrees: () => Trees = once(() => unpack(Buffer.from(SENTENCE_TREES, 'base64')));

/** The sum of all trees for a row of features. */
export function sumOfTrees(trees: Trees, row: Int32Array): number {
  const { count, features, thresholds, leaves } = trees;
  let sum = 0;
  for (let tree = 0; tree < count; tree += 1) {
    const root = tree * INNER;
    let node = 0;
    while (node < INNER) {
      const value = row[features[root + node] ?? 0] ?? 0;
      node = 2 * node + (value > (thresholds[root + node] ?? 0) ? 2 : 1);
    }
    sum += leaves[tree * LEAVES + node - INNER] ?? 0;
  }
  return sum;
}

/** For each tree a byte and two for the feature and the threshold of each node, then two for each leaf. */
function unpack(bytes: Uint8Array): Trees {
  const count = Math.floor(bytes.length / (3 * INNER + 2 * LEAVES));
  const features = new Uint8Array(count * INNER);
  const thresholds = new Int16Array(count * INNER);
  const leaves = new Int16Array(count * LEAVES);
  let place = 0;
  for (let tree = 0; tree < count; tree += 1) {
    for (let node = tree * INNER; node < (tree + 1) * INNER; node += 1) {
      features[node] = bytes[place] ?? 0;
      thresholds[node] = pairAt(bytes, place + 1);
      place += 3;
    }
    for (let leaf = tree * LEAVES; leaf < (tree + 1) * LEAVES; leaf += 1) {
      leaves[leaf] = pairAt(bytes, place);
      place += 2;
    }
  }
  return { count, features, thresholds, leaves };
}

/** Two bytes, the lower one first; the array that takes it makes it a signed number. */
function pairAt(bytes: Uint8Array, place: number): number {
  return (bytes[place] ?? 0) | ((bytes[place + 1] ?? 0) << 8);
}
