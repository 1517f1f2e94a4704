/**
 * Trains the scorer of sentences and writes `engine/relevance/data/sentence-trees.ts`. Run it after `rare-words.ts`
 * with `node --conditions=headroom-source scripts/train-scorer/train.ts`; HEADROOM_DATA names the data.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { readDocument } from '../../engine/compress/prose/document.ts';
import { documentFacts } from '../../engine/relevance/sentences/facts.ts';
import { featureRow, FEATURES } from '../../engine/relevance/sentences/features.ts';
import { questionOf } from '../../engine/relevance/sentences/question.ts';
import { LEAF_UNIT, TREE_DEPTH } from '../../engine/relevance/sentences/trees.ts';
import { dataFolder } from '../../test/support/data-folder.ts';
import { boost, type BoostOptions } from './boost.ts';
import type { Examples } from './examples.ts';
import type { Tree } from './grow-tree.ts';
import { root } from '../places.ts';
import { type TrainingCase, trainingCases } from './questions.ts';

const OPTIONS: BoostOptions = {
  trees: 250,
  depth: TREE_DEPTH,
  learningRate: 0.1,
  rowShare: 0.8,
  featureShare: 0.7,
  leastWeight: 20,
  penalty: 5,
  seed: 1,
};
/** Every question counts the same, however many sentences there are to choose from. */
const WEIGHT_PER_QUESTION = 30;

const cases = trainingCases(dataFolder());
const examples = examplesOf(cases);
console.log(`${cases.length} questions, ${examples.labels.length} sentences`);
const trees = boost(examples, OPTIONS);
writeFileSync(join(root, 'engine/relevance/data/sentence-trees.ts'), modelFile(trees));

function examplesOf(all: readonly TrainingCase[]): Examples {
  const parts = all.map(exampleOf).filter(({ labels }) => labels.includes(1));
  return {
    features: FEATURES.length,
    rows: Int32Array.from(parts.flatMap(({ rows }) => rows)),
    labels: Uint8Array.from(parts.flatMap(({ labels }) => labels)),
    weights: Float64Array.from(
      parts.flatMap(({ labels, weight }) =>
        labels.map(() => (weight * WEIGHT_PER_QUESTION) / labels.length),
      ),
    ),
  };
}

interface Part {
  readonly rows: readonly number[];
  readonly labels: readonly number[];
  readonly weight: number;
}

/** A row and a label for each sentence; headings are not chosen from. */
function exampleOf({ question, text, answers, weight }: TrainingCase): Part {
  const { units } = readDocument(text);
  const query = { user: question, toolArguments: '', assistant: '' };
  const document = documentFacts({ text, sentences: units }, questionOf(query));
  const row = new Int32Array(FEATURES.length);
  const rows: number[] = [];
  const labels: number[] = [];
  for (const [index, { role, start, end }] of units.entries()) {
    if (role !== 'sentence' && role !== 'block') continue;
    featureRow(document, index, row);
    rows.push(...row);
    labels.push(answers.some((answer) => answer.start < end && answer.end > start) ? 1 : 0);
  }
  return { rows, labels, weight };
}

function modelFile(model: readonly Tree[]): string {
  return `/**
 * ${model.length} trees of depth ${TREE_DEPTH} that say how likely a sentence is to answer a question, in base64; read them with
 * \`sentenceTrees\`. Written by \`scripts/train-scorer/train.ts\` (seed ${OPTIONS.seed}) from ${cases.length} questions on ${examples.labels.length}
 * sentences of Natural Questions (text of Wikipedia, CC BY-SA 3.0), COVID-QA (Apache-2.0) and PolicyQA (MIT).
 */
export const SENTENCE_TREES: string =
  '${packed(model).toString('base64')}';
`;
}

/** For each tree the feature and the threshold of each node, then the values of the leaves. */
function packed(model: readonly Tree[]): Buffer {
  const inner = 2 ** TREE_DEPTH - 1;
  const size = 3 * inner + 2 * (inner + 1);
  const bytes = Buffer.alloc(model.length * size);
  for (const [number, { features, thresholds, leaves }] of model.entries()) {
    let place = number * size;
    for (const [node, feature] of features.entries()) {
      bytes.writeUInt8(feature, place);
      bytes.writeInt16LE(thresholds[node] ?? 0, place + 1);
      place += 3;
    }
    for (const leaf of leaves) {
      bytes.writeInt16LE(Math.max(-32_768, Math.min(32_767, Math.round(leaf * LEAF_UNIT))), place);
      place += 2;
    }
  }
  return bytes;
}
