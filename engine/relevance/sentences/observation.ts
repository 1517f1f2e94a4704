/** What is found in one sentence. Names, numbers and the like count only where the query does not hold them. */
export interface Observation {
  words: number;
  /** The query words in it, by their numbers, and how often each stands there, times 4. */
  readonly terms: number[];
  readonly occurrences: number[];
  /** The query words in it as bits: words 0 to 31 and 32 to 63 of the query. */
  matchedLow: number;
  matchedHigh: number;
  /** Those of which at least a common beginning stands in it. */
  nearLow: number;
  nearHigh: number;
  /** Words that stand for query words, and the positions of the first and the last of them. */
  matches: number;
  firstMatch: number;
  lastMatch: number;
  /** Query words that follow each other as in the query. */
  pairs: number;
  /** Words with a capital that do not begin the sentence. */
  names: number;
  numbers: number;
  years: number;
  months: number;
  /** Names behind words such as `in` and `at`. */
  places: number;
  causes: number;
  /** Words right behind an opening bracket or quote. */
  asides: number;
  /** The background rarity of its words, summed. */
  rarity: number;
  startsWithPronoun: number;
}

/** An observation of nothing. */
export function emptyObservation(): Observation {
  return {
    words: 0,
    terms: [],
    occurrences: [],
    matchedLow: 0,
    matchedHigh: 0,
    nearLow: 0,
    nearHigh: 0,
    matches: 0,
    firstMatch: 0,
    lastMatch: 0,
    pairs: 0,
    names: 0,
    numbers: 0,
    years: 0,
    months: 0,
    places: 0,
    causes: 0,
    asides: 0,
    rarity: 0,
    startsWithPronoun: 0,
  };
}
