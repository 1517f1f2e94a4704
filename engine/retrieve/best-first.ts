import type { ContentKind } from '../content.ts';
import { type Candidate, candidatesOf } from './candidates.ts';
import type { Chunk } from './document/chunks.ts';
import type { Document } from './document/document.ts';
import { chunksNearLines } from './near-lines.ts';

/** What a search found. */
export interface Found {
  /** What fits the query, best first. */
  readonly matching: readonly Chunk[];
  /** What else was left out, most of it first, where nothing that is shown stands for it; behind it what fits and is shown. */
  readonly others: readonly Chunk[];
}

/** Above every score that ranking gives. */
const EXACT = 1e12;
/** Of these some lines are shown as they are, and the others are not counted or described. */
const SHOWN_IN_PARTS: ReadonlySet<ContentKind> = new Set(['code', 'numbered', 'diff', 'search']);

/**
 * The chunks that fit a query, best first: those that hold it word for word, definitions before uses, then those
 * around lines that it names, then of the others what the model has not seen, or all of them where it has seen all.
 */
export function bestFirst(chunks: readonly Chunk[], query: string, document: Document): Found {
  const candidates = candidatesOf(chunks, query, document);
  const exact = inOrder(candidates, (candidate) => exactPoints(candidate));
  // An identifier that was found word for word needs no company.
  const isFound = exact.length > 0 && !/\s/.test(query.trim());
  const rest = isFound ? [] : candidates.filter(({ degree }) => degree === 0);
  const near = chunksNearLines(wholeOf(rest), query, document);
  const elsewhere = rest.filter(({ chunk }) => !near.includes(chunk));
  const unseen = inOrder(elsewhere, ({ score, share }) => score * share);
  const matching = [...wholeOf(exact), ...near, ...unseen.flatMap(({ parts }) => parts)];
  const others = othersIn(elsewhere, document);
  if (matching.length > 0) return { matching, others };
  const seen = wholeOf(inOrder(rest, ({ score }) => score));
  return others.length === 0
    ? { matching: seen, others }
    : { matching, others: [...others, ...seen] };
}

/** By how exactly a chunk holds the query, then whether it is defined there, then whether anything of it is unseen. */
function exactPoints({ degree, isDefinition, share, score }: Candidate): number {
  if (degree === 0) return 0;
  return (4 * degree + (isDefinition ? 2 : 0) + (share > 0 ? 1 : 0)) * EXACT + score;
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
