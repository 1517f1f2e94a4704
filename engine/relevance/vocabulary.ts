import type { QueryTerm } from './query-terms.ts';
import { abbreviationsOf, variantsOf } from './variants.ts';
import { hashWord } from './words.ts';

/** How much one occurrence counts: the word in any of its forms, or only a common beginning of it. */
export const Occurrence = { whole: 4, abbreviated: 1 } as const;

/** The words that count for a query, found by hash. */
export interface Vocabulary {
  /** Calls `count` for every query word that a word with this hash stands for. */
  readonly look: (hash: number, count: (term: number, occurrence: number) => void) => void;
}

const FILTER_SIZE = 4096;

/** Every form of every query word. A term's number is its position in `words`. */
export function vocabularyOf(words: readonly QueryTerm[]): Vocabulary {
  const entries = new Map<number, Map<number, number>>();
  for (const [term, { text }] of words.entries()) {
    for (const form of abbreviationsOf(text)) enter(entries, hashWord(form), [term, Occurrence.abbreviated]);
    for (const form of variantsOf(text)) enter(entries, hashWord(form), [term, Occurrence.whole]);
  }
  const filter = new Uint8Array(FILTER_SIZE);
  for (const hash of entries.keys()) filter[hash % FILTER_SIZE] = 1;
  return {
    look(hash, count) {
      // Most words of a text end here, without a look into the map.
      if (filter[hash % FILTER_SIZE] === 0) return;
      for (const [term, occurrence] of entries.get(hash) ?? []) count(term, occurrence);
    },
  };
}

function enter(
  entries: Map<number, Map<number, number>>,
  hash: number,
  [term, occurrence]: readonly [number, number],
): void {
  const terms = entries.get(hash) ?? new Map<number, number>();
  terms.set(term, Math.max(occurrence, terms.get(term) ?? 0));
  entries.set(hash, terms);
}
