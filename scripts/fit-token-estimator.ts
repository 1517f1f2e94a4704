/**
 * Fits the weights of the token estimator and writes `engine/tokens/weights.ts`. Run it with
 * `node --conditions=headroom-source scripts/fit-token-estimator.ts`; HEADROOM_DATA names the data.
 * The errors it prints are those of odd texts under weights fitted on even ones, per kind, and of
 * each kind under weights fitted without it. The weights that it writes rest on all texts.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { featureCost } from '../engine/tokens/feature-cost.ts';
import { FEATURES } from '../engine/tokens/feature-list.ts';
import type { Encoding } from '../engine/tokens/model-tokens.ts';
import { exactCounter } from '../engine/tokens/tiktoken.ts';
import { dataFolder } from '../test/support/data-folder.ts';
import { fitWeights, type Observation } from './least-squares.ts';
import { root } from './places.ts';
import { type CorpusText, tokenCorpus } from './token-corpus.ts';

interface Sample extends Observation {
  readonly kind: string;
}

const UNIT = 1024;
const ENCODINGS: readonly Encoding[] = ['o200k_base', 'cl100k_base'];

const corpus = tokenCorpus(dataFolder());
const perKind = Map.groupBy(corpus, ({ kind }) => kind);
console.log(`${corpus.length} texts of ${perKind.size} kinds`);

const fitted = ENCODINGS.map((encoding) => {
  const samples = corpus.map((text) => sample(text, encoding));
  const summary = report(encoding, samples);
  return { encoding, summary, weights: fit(samples) };
});
writeFileSync(join(root, 'engine/tokens/weights.ts'), weightsFile());

function sample({ kind, text }: CorpusText, encoding: Encoding): Sample {
  const counts = Int32Array.from(FEATURES, (_, index) => countOf(index, text));
  const tokens = exactCounter(encoding).count(text) ?? 0;
  return { kind, counts, tokens, weight: 1 / Math.sqrt(perKind.get(kind)?.length ?? 1) };
}

/** How often a feature stands in a text: what the text costs where nothing else costs anything. */
function countOf(index: number, text: string): number {
  const costs = new Int32Array(FEATURES.length);
  costs[index] = 1;
  return featureCost(text, { from: 0, to: text.length }, costs);
}

function fit(samples: readonly Sample[]): number[] {
  const weights = fitWeights(
    samples,
    FEATURES.map(({ name }) => expected(name)),
  );
  return weights.map((weight) => Math.round(weight * UNIT));
}

/** What a feature should cost before anything was measured. */
function expected(name: string): number {
  const length = Number(/length class (\d)/.exec(name)?.[1] ?? 0);
  if (name.startsWith('mark')) return 0.6 + length / 3;
  if (length > 0) return Math.max(1, length / 2.5);
  if (/repeated sixteen|eight spaces|blank|indented/.test(name)) return 0.3;
  if (name === 'letter of a long word') return 0.5;
  if (/letter|further|consonant|repeated/.test(name)) return 0.4;
  return 0.9;
}

function report(encoding: Encoding, samples: readonly Sample[]): string {
  const rows = [...Map.groupBy(samples, ({ kind }) => kind)].map(([kind, own]) => {
    return { kind, own, odd: own.filter((_, index) => index % 2 === 1) };
  });
  const odd = new Set(rows.flatMap((row) => row.odd));
  const even = fit(samples.filter((each) => !odd.has(each)));
  const all: number[] = [];
  const unseen: number[] = [];
  for (const { kind, own, odd: judged } of rows) {
    const without = fit(samples.filter((each) => each.kind !== kind));
    const errors = judged.map((each) => error(each, even));
    const strange = own.map((each) => error(each, without));
    all.push(...errors);
    unseen.push(...strange);
    console.log(`  ${kind.padEnd(48)} ${quantiles(errors)}; kind left out ${quantiles(strange)}`);
  }
  const summary = `${quantiles(all)}; on kinds left out of the fit ${quantiles(unseen)}`;
  console.log(`${encoding}: ${summary}`);
  return summary;
}

function error({ counts, tokens }: Sample, weights: readonly number[]): number {
  const units = weights.reduce((sum, weight, index) => sum + weight * (counts[index] ?? 0), 0);
  return Math.abs(units / UNIT - tokens) / tokens;
}

function quantiles(errors: readonly number[]): string {
  const sorted = errors.toSorted((left, right) => left - right);
  const at = (share: number): string =>
    (100 * (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0)).toFixed(
      1,
    );
  return `median ${at(0.5)} %, p95 ${at(0.95)} %`;
}

function weightsFile(): string {
  const errors = fitted.map(({ encoding, summary }) => ` * ${encoding}: ${summary}.`).join('\n');
  const tables = fitted.map(({ encoding, weights }) => {
    const entries = FEATURES.map(({ name }, index) => `    '${name}': ${weights[index]},`);
    return `  ${encoding}: {\n${entries.join('\n')}\n  },`;
  });
  return `import type { Encoding } from './model-tokens.ts';

/**
 * What each feature costs, in 1/1024 token. Written by \`scripts/fit-token-estimator.ts\` from
 * ${corpus.length} texts of ${perKind.size} kinds (the project's development data, see its README for sources and
 * licences; zod's locales; made-up hashes and numbers). Error of the estimate against tiktoken:
${errors}
 */
export const WEIGHTS: Readonly<Record<Encoding, Readonly<Record<string, number>>>> = {
${tables.join('\n')}
};
`;
}
