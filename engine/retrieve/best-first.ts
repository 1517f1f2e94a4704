import type { ContentKind } from '../content.ts';
import { rank } from '../relevance/rank.ts';
import type { Chunk } from './document/chunks.ts';
import type { Document } from './document/document.ts';
import { exactness } from './exactness.ts';
import { type LeftOut, leftOutOf } from './left-out.ts';

/** What a search found. */
export interface Found {
  /** What fits the query, best first. */
  readonly matching: readonly Chunk[];
  /** What else was left out, most of it first, where nothing that is shown stands for it. */
  readonly others: readonly Chunk[];
}

/** A chunk and how well it fits. */
interface Candidate extends LeftOut {
  readonly chunk: Chunk;
  /** 2 where it holds the query word for word, 1 as a part of longer words, 0 not at all. */
  readonly degree: 0 | 1 | 2;
  /** By the words of the query. */
  readonly score: number;
}

/** Above every score that ranking gives. */
const EXACT = 1e12;
/** Of these some lines are shown as they are, and the others are not counted or described. */
const SHOWN_IN_PARTS: ReadonlySet<ContentKind> = new Set(['code', 'numbered', 'diff', 'search']);

/**
 * The chunks that fit a query, best first: those that hold it word for word, then of the others what the model has
 * not seen, or all of them where it has seen all.
 */
export function bestFirst(chunks: readonly Chunk[], query: string, document: Document): Found {
  const candidates = candidatesOf(chunks, query, document);
  const exact = inOrder(candidates, ({ degree, score }) => degree && degree * EXACT + score);
  // An identifier that was found word for word needs no company.
  const isFound = exact.length > 0 && !/\s/.test(query.trim());
  const rest = isFound ? [] : candidates.filter(({ degree }) => degree === 0);
  const unseen = inOrder(rest, ({ score, share }) => score * share);
  const matching = [...wholeOf(exact), ...unseen.flatMap(({ parts }) => parts)];
  return {
    matching: matching.length > 0 ? matching : wholeOf(inOrder(rest, ({ score }) => score)),
    others: othersIn(rest, document),
  };
}

function candidatesOf(
  chunks: readonly Chunk[],
  query: string,
  document: Document,
): readonly Candidate[] {
  const { text } = document;
  const texts = chunks.map(({ spans }) =>
    spans.map(({ start, end }) => text.slice(start, end)).join('\n'),
  );
  const exactnessOf = exactness(query);
  const scores = rank(texts, { user: query, toolArguments: '', assistant: '' });
  const leftOut = leftOutOf(document);
  return chunks.map((chunk, index) => ({
    ...leftOut(chunk),
    chunk,
    degree: exactnessOf(texts[index] ?? ''),
    score: scores[index] ?? 0,
  }));
}

/** The candidates with points, most points first, the earlier one first of two with the same. */
function inOrder(
  candidates: readonly Candidate[],
  pointsOf: (candidate: Candidate) => number,
): readonly Candidate[] {
  return candidates
    .map((candidate) => ({ candidate, points: pointsOf(candidate) }))
    .filter(({ points }) => points > 0)
    .sort((one, other) => other.points - one.points)
    .map(({ candidate }) => candidate);
}

function wholeOf(candidates: readonly Candidate[]): readonly Chunk[] {
  return candidates.map(({ chunk }) => chunk);
}

function othersIn(candidates: readonly Candidate[], { original }: Document): readonly Chunk[] {
  if (original.shown === undefined || !SHOWN_IN_PARTS.has(original.kind)) return [];
  const others = inOrder(candidates, ({ score, share }) => (score === 0 ? share : 0));
  return others.flatMap(({ parts }) => parts);
}
