import { inverseFrequency } from '../inverse-frequency.ts';

const SATURATION = 1.2;
const LENGTH_SHARE = 0.5;
const POINTS = 64;
/** Occurrences are counted in quarters. */
const WHOLE = 4;

/** What stands in one piece of text: terms by their numbers, and how often each, times 4. */
export interface TermCounts {
  readonly words: number;
  readonly terms: readonly number[];
  readonly occurrences: readonly number[];
}

/**
 * BM25 (Robertson and Zaragoza, 2009) of pieces of text, as integers; `weights` says how much each term counts before its
 * rarity among the pieces. Equal on every machine: only operations that IEEE 754 fixes to the last bit.
 */
export function bm25(pieces: readonly TermCounts[], weights: readonly number[]): Int32Array {
  const found = new Int32Array(weights.length);
  let words = 0;
  for (const piece of pieces) {
    words += piece.words;
    for (const term of piece.terms) found[term] = (found[term] ?? 0) + 1;
  }
  const mean = Math.max(1, words / Math.max(1, pieces.length));
  const gains = weights.map(
    (weight, term) => weight * inverseFrequency(pieces.length, found[term] ?? 0),
  );
  return Int32Array.from(pieces, (piece) => {
    const norm = SATURATION * (1 - LENGTH_SHARE + (LENGTH_SHARE * piece.words) / mean);
    let points = 0;
    for (let index = 0; index < piece.terms.length; index += 1) {
      const frequency = (piece.occurrences[index] ?? 0) / WHOLE;
      const gain = gains[piece.terms[index] ?? 0] ?? 0;
      points += Math.round((POINTS * gain * frequency * (SATURATION + 1)) / (frequency + norm));
    }
    return points;
  });
}
