/** What a feature is made of; a model's factor applies to all features of one material. */
export type Material = 'word' | 'number' | 'mark' | 'other';

/** One thing that the estimator counts. */
export interface Feature {
  readonly name: string;
  readonly material: Material;
}

const features: Feature[] = [];

/** Every feature, in the order of their costs. */
export const FEATURES: readonly Feature[] = features;

/** Words by length. A spaced word takes the space before it into its first token. */
export const SPACED_WORD: number = define('word', 'word after a space', 7);
export const BARE_WORD: number = define('word', 'word', 7);
export const CAPITALS: number = define('word', 'word in capitals', 7);
/** Words that touch a digit, as in hashes and base64. */
export const ID_WORD: number = define('number', 'word beside a digit', 7);
export const LONG_WORD: number = define('word', 'letter of a long word');
export const LONG_CAPITALS: number = define('word', 'letter of a long word in capitals');
export const LONG_ID: number = define('number', 'letter of a long word beside a digit');
export const MORE_CAPITALS: number = define('word', 'further capital of a word');
export const CONSONANTS: number = define('word', 'four consonants');
export const ACCENTS: number = define('other', 'accented letter');
export const DIGITS: number = define('number', 'three digits');
export const SPACE_BEFORE_DIGIT: number = define('mark', 'space before a digit');
export const SPACES: number = define('mark', 'spaces');
export const EIGHT_SPACES: number = define('mark', 'eight spaces');
export const NEWLINE_AFTER_MARK: number = define('mark', 'line end after a mark');
export const LINE_END: number = define('mark', 'line end');
export const BLANK_LINES: number = define('mark', 'blank lines');
export const INDENTATION: number = define('mark', 'indented line');
/** Runs of ASCII punctuation by length. */
export const MARKS: number = define('mark', 'marks', 5);
export const MARKS_BEFORE_WORD: number = define('mark', 'marks before a word', 5);
export const SPACED_MARKS: number = define('mark', 'marks after a space', 5);
export const MORE_MARKS: number = define('mark', 'further mark of a long run');
export const REPEATED_MARK: number = define('mark', 'mark repeated');
export const SIXTEEN_MARKS: number = define('mark', 'mark repeated sixteen times');
export const ALPHABETIC_LETTER: number = define('other', 'Greek or Cyrillic letter');
export const ALPHABETIC_WORD: number = define('other', 'Greek or Cyrillic word');
export const COMPLEX_LETTER: number = define('other', 'letter of another script');
export const COMPLEX_WORD: number = define('other', 'word of another script');
export const IDEOGRAPHS: number = define('other', 'ideograph');
export const IDEOGRAPH_RUN: number = define('other', 'ideographs in a row');
export const SYLLABLES: number = define('other', 'kana or hangul');
export const SYMBOLS: number = define('other', 'symbol');
export const SYMBOL_RUN: number = define('other', 'symbols in a row');
export const SIXTEEN_SYMBOLS: number = define('other', 'symbol repeated sixteen times');

function define(material: Material, name: string, buckets = 1): number {
  const first = features.length;
  if (buckets === 1) features.push({ name, material });
  else {
    for (let bucket = 1; bucket <= buckets; bucket += 1) {
      features.push({ name: `${name}, length class ${bucket}`, material });
    }
  }
  return first;
}
