import { escapePattern } from './anchor-search.ts';
import type { QueryTerm } from './query-terms.ts';
import { abbreviationsOf, variantsOf } from './variants.ts';
import { hashWord } from './words.ts';

/** How much one occurrence counts: the word in any of its forms, or only a common beginning of it. */
export const Occurrence = { whole: 4, abbreviated: 1 } as const;

/** The words that count for a query, found by hash. */
export interface Vocabulary {
  /** Whether a text may have one of the words; much faster than reading its words. */
  readonly mayStandIn: (text: string) => boolean;
  /** Calls `count` for every query word that a word with this hash stands for. */
  readonly look: (hash: number, count: (term: number, occurrence: number) => void) => void;
}

interface Entry {
  readonly term: number;
  readonly occurrence: number;
  /** The next entry with the same hash. */
  readonly next: Entry | undefined;
}

const FILTER_SIZE = 4096;
const MASK = FILTER_SIZE - 1;

/** Every form of every query word. A term's number is its position in `words`. */
export function vocabularyOf(words: readonly QueryTerm[]): Vocabulary {
  const entries = new Map<number, Entry>();
  const filter = new Uint8Array(FILTER_SIZE);
  const enter = (form: string, term: number, occurrence: number): void => {
    const hash = hashWord(form);
    entries.set(hash, { term, occurrence, next: entries.get(hash) });
    filter[hash & MASK] = 1;
  };
  const beginnings = new Set<string>();
  for (const [term, { text }] of words.entries()) {
    const variants = new Set(variantsOf(text));
    const abbreviations = abbreviationsOf(text).filter((form) => !variants.has(form));
    for (const form of abbreviations) enter(form, term, Occurrence.abbreviated);
    for (const form of variants) enter(form, term, Occurrence.whole);
    beginnings.add([...abbreviations, ...variants].reduce(commonBeginning));
  }
  const pattern = new RegExp([...beginnings].map((word) => escapePattern(word)).join('|'), 'i');
  return {
    mayStandIn: (text) => pattern.test(text),
    look(hash, count) {
      // Most words of a text end here, without a look into the map.
      if (filter[hash & MASK] === 0) return;
      for (let entry = entries.get(hash); entry; entry = entry.next) {
        count(entry.term, entry.occurrence);
      }
    },
  };
}

function commonBeginning(one: string, other: string): string {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return one.slice(0, length);
}
