import type { Query } from '../../../content.ts';
import { namedLines } from '../../../relevance/named-lines.ts';
import { createRanker } from '../../../relevance/ranker.ts';
import { ANCHORED } from '../../../relevance/score.ts';
import type { Source } from '../blocks/block.ts';
import type { CodeFunction } from '../parts/part.ts';
import type { Frame } from './flatten.ts';
import { functionWorth } from './function-worth.ts';

/** What the query is answered in. */
export interface RankedSource {
  readonly source: Source;
  readonly functions: readonly CodeFunction[];
  readonly frames: readonly Frame[];
  /** The number of the first line. */
  readonly firstNumber: number;
}

/** What an exact string of the query is worth, against the words that BM25 finds. */
const ANCHOR_POINTS = 400;
/** A line that the query names, and the function around it. */
const NAMED_LINE_POINTS = 4_000;
const NEAR_NAMED_POINTS = 500;
/** Statements that end a function early or handle a failure say more about it than others. */
const TELLING_POINTS = 12;
const TELLING =
  /^[ \t]*(?:return|raise|throw|panic|except|catch|rescue|yield|assert)\b|\bthrow new\b|\berr(?:or)? [!=]=/m;

/** How much each frame is worth for what was asked: integers from 0 up. */
export function worthOf(ranked: RankedSource, query: Query): readonly number[] {
  const { source, functions, frames, firstNumber } = ranked;
  const own = scoresOf(
    frames.map(({ text }) => [text]),
    query,
  );
  const ofFunctions = functionWorth(source, functions, (texts) => scoresOf(texts, query));
  const { user, assistant, toolArguments } = query;
  const asked = [user, assistant, toolArguments].join('\n');
  const named = namedLines(asked).map((number) => number - firstNumber);
  return frames.map(({ part: { owner }, ranges, text }, index) => {
    const { header = 0, last = -1 } = functions[owner] ?? {};
    const isNamed = ranges.some((range) => holdsAny(range.first, range.last, named));
    return (
      (own[index] ?? 0) +
      (ofFunctions[owner] ?? 0) +
      (isNamed ? NAMED_LINE_POINTS : 0) +
      (holdsAny(header, last, named) ? NEAR_NAMED_POINTS : 0) +
      (TELLING.test(text) ? TELLING_POINTS : 0)
    );
  });
}

function scoresOf(documents: readonly (readonly string[])[], query: Query): readonly number[] {
  const ranker = createRanker(query);
  if (!ranker.isIdle) {
    for (const [index, texts] of documents.entries()) {
      for (const text of texts) ranker.add(index, text);
    }
  }
  return ranker
    .scores(documents.length)
    .map((score) => (score % ANCHORED) + ANCHOR_POINTS * Math.floor(score / ANCHORED));
}

function holdsAny(first: number, last: number, lines: readonly number[]): boolean {
  return lines.some((line) => first <= line && line <= last);
}
