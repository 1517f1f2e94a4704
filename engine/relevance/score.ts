import { inverseFrequency } from './inverse-frequency.ts';
import type { Postings } from './postings.ts';
import type { QueryTerms } from './query-terms.ts';
import { Occurrence } from './vocabulary.ts';

/** A document that holds an exact string of the query which few others hold scores at least this, any other less. */
export const ANCHORED = 1_000_000;

const SATURATION = 1.2;
const LENGTH_SHARE = 0.4;
const POINTS = 64;
const ANCHOR_GAIN = 2;
const FEW_DOCUMENTS = 3;
const COMMON_SHARE = 0.05;

/**
 * BM25 (Robertson and Zaragoza, 2009) with document lengths in characters; each piece of a document counts for itself,
 * so that a word in a title and in a text counts for more than twice in the text. Uses only operations that are exact to the
 * last bit everywhere and rounds to integers, so that an order of documents never depends on the machine.
 */
export function score(documents: number, terms: QueryTerms, postings: Postings): readonly number[] {
  const frequency = documentFrequencies(documents, terms, postings);
  const rare = Math.max(FEW_DOCUMENTS, documents * COMMON_SHARE);
  const meanLength = lengthSum(documents, postings) / Math.max(1, documents);
  const weights = frequency.map(
    (found, term) => weightOf(term, terms) * inverseFrequency(documents, found),
  );
  const scores = Array.from({ length: documents }, () => 0);
  postings.forEach((document, term, occurrences) => {
    const share = saturate(
      occurrences / Occurrence.whole,
      postings.lengthOf(document) / meanLength,
    );
    const points = Math.round((weights[term] ?? 0) * share * POINTS);
    const isAnchored = term >= terms.words.length && (frequency[term] ?? 0) <= rare;
    scores[document] = (scores[document] ?? 0) + points + (isAnchored ? ANCHORED : 0);
  });
  return scores;
}

function documentFrequencies(
  documents: number,
  terms: QueryTerms,
  postings: Postings,
): readonly number[] {
  const count = terms.words.length + terms.anchors.length;
  const frequencies = Array.from({ length: count }, () => 0);
  const seen = new Uint8Array(documents * count);
  postings.forEach((document, term) => {
    const place = document * count + term;
    if (seen[place] === 1) return;
    seen[place] = 1;
    frequencies[term] = (frequencies[term] ?? 0) + 1;
  });
  return frequencies;
}

function lengthSum(documents: number, postings: Postings): number {
  let sum = 0;
  for (let document = 0; document < documents; document += 1) sum += postings.lengthOf(document);
  return sum;
}

function weightOf(term: number, { words, anchors }: QueryTerms): number {
  if (term < words.length) return words[term]?.weight ?? 0;
  return ANCHOR_GAIN * (anchors[term - words.length]?.weight ?? 0);
}

function saturate(frequency: number, relativeLength: number): number {
  const norm = SATURATION * (1 - LENGTH_SHARE + LENGTH_SHARE * relativeLength);
  return (frequency * (SATURATION + 1)) / (frequency + norm);
}
