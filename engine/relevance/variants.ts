/** Longest first: of two that fit, the longer is the ending. */
const ENDINGS =
  'izations ization ations ation ators ating ments ator ated ates ment ings ions ures ing ion ure ors ers ies ied ate or er ed es s e y'.split(
    ' ',
  );
const SHORTEST_STEM = 3;
const SHORTEST_PREFIX = 4;

/**
 * The stem of a lower-case English word, for matching only: at most one ending is cut, and at least three letters
 * stay. Words of other languages and scripts mostly stay whole.
 */
export function stemOf(word: string): string {
  const ending = ENDINGS.find(
    (candidate) => word.length - candidate.length >= SHORTEST_STEM && word.endsWith(candidate),
  );
  if (ending === undefined || word.endsWith('ss')) return word;
  const stem = word.slice(0, -ending.length);
  const last = stem.at(-1);
  const isDoubled =
    last === stem.at(-2) && (ending === 'ing' || ending === 'ed' || ending === 'er');
  return isDoubled && last !== 'l' && last !== 's' && stem.length > SHORTEST_STEM
    ? stem.slice(0, -1)
    : stem;
}

/** The lower-case words that mean the same as `word`: the word itself, and its stem with every ending. */
export function variantsOf(word: string): readonly string[] {
  if (!/^[a-z]{3,}$/.test(word)) return [word];
  const stem = stemOf(word);
  const doubled = `${stem}${stem.at(-1) ?? ''}`;
  return [word, stem, `${doubled}ing`, `${doubled}ed`, ...ENDINGS.map((ending) => stem + ending)];
}

/** The beginnings of a long word that people write for it, such as `auth` and `config`; four letters or more. */
export function abbreviationsOf(word: string): readonly string[] {
  if (!/^[a-z]{7,}$/.test(word)) return [];
  const prefixes: string[] = [];
  for (let length = SHORTEST_PREFIX; length < word.length - 1; length += 1) {
    prefixes.push(word.slice(0, length));
  }
  return prefixes;
}
