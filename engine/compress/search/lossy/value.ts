import type { Query } from '../../../content.ts';
import { createRanker } from '../../../relevance/ranker.ts';
import { ANCHORED } from '../../../relevance/score.ts';
import type { Entry, Neighbour } from './hits/entries.ts';
import { type PathClass, pathClass } from './path-class.ts';

/** Points by what a file is: who searches a project is after its code first. */
const CLASS_POINTS: Readonly<Record<PathClass, number>> = {
  source: 56,
  test: 20,
  document: 20,
  generated: 8,
};
/** Points of the file whose name, and of the file whose hits together, answer the question best. */
const PATH_POINTS = 64;
const FILE_POINTS = 64;
/** Points of the most relevant line. */
const TEXT_POINTS = 32;
/** Points of what holds an exact string of the question that few others hold. */
const ANCHOR_POINTS = 64;
const DEFINITION_POINTS = 6;
const MODIFIERS = [
  'export|default|public|private|protected|internal|static|abstract|async|final|declare',
  String.raw`pub(?:\(\w+\))?`,
].join('|');
const DEFINING =
  'class|interface|type|enum|struct|trait|impl|def|fn|func|function|macro_rules!|module|namespace|#define';
const DEFINITION = new RegExp(String.raw`^(?:(?:${MODIFIERS}) )*(?:${DEFINING})\s`);

/** How much each entry is worth showing, in points: by its file, by the question and by what it is. */
export function valuesOf(entries: readonly Entry[], query: Query): readonly number[] {
  const files = fileValues(entries, query);
  const lines = entries.map(({ text }) => [text]);
  const texts = relevance(lines, query, TEXT_POINTS);
  return entries.map(({ hit, text }, index) => {
    const definition = DEFINITION.test(text) ? DEFINITION_POINTS : 0;
    return (files.get(hit.path) ?? 0) + (texts[index] ?? 0) + definition;
  });
}

/** How much each line around a hit is worth showing, in points: by the hit, how near to it, and by the question. */
export function neighbourValues(
  around: readonly Neighbour[],
  hits: ReadonlyMap<number, number>,
  query: Query,
): readonly number[] {
  const lines = around.map(({ hit }) => [hit.text]);
  const texts = relevance(lines, query, TEXT_POINTS);
  return around.map(({ index, of = index }, place) => {
    const nearness = Math.floor((hits.get(of) ?? 0) / (Math.abs(index - of) + 1));
    return nearness + (texts[place] ?? 0);
  });
}

/** Points of the files: by what they are, by their names, and by all that was found in them. */
function fileValues(entries: readonly Entry[], query: Query): ReadonlyMap<string, number> {
  const byPath = Map.groupBy(entries, ({ hit }) => hit.path);
  const paths = [...byPath.keys()];
  const named = pathValues(paths, query);
  const contents = [...byPath.values()].map((own) => own.map(({ text }) => text));
  const filled = relevance(contents, query, FILE_POINTS);
  return new Map(paths.map((path, index) => [path, (named[index] ?? 0) + (filled[index] ?? 0)]));
}

/** How much each file is worth showing, in points: by what it is, and by what its name says to the question. */
export function pathValues(paths: readonly string[], query: Query): readonly number[] {
  const pieces = paths.map((path) => [path]);
  const named = relevance(pieces, query, PATH_POINTS);
  return paths.map((path, index) => CLASS_POINTS[pathClass(path)] + (named[index] ?? 0));
}

/** Points from 0 to `most` for each document, which comes in pieces. */
function relevance(
  documents: readonly (readonly string[])[],
  query: Query,
  most: number,
): readonly number[] {
  const ranker = createRanker(query);
  if (ranker.isIdle) return documents.map(() => 0);
  for (const [index, pieces] of documents.entries()) {
    for (const piece of pieces) ranker.add(index, piece);
  }
  const scores = ranker.scores(documents.length);
  const best = scores.reduce((highest, score) => Math.max(highest, score % ANCHORED), 1);
  return scores.map((score) => {
    const points = Math.round(((score % ANCHORED) * most) / best);
    return score >= ANCHORED ? points + ANCHOR_POINTS : points;
  });
}
