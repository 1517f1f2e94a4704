/** What a UTF-16 code unit is to the estimator. The letters of words come first. */
export const LOWER = 0;
export const VOWEL = 1;
export const ACCENTED = 2;
export const UPPER = 3;
export const DIGIT = 4;
export const SPACE = 5;
export const NEWLINE = 6;
export const MARK = 7;
export const ALPHABETIC = 8;
export const COMPLEX = 9;
export const IDEOGRAPH = 10;
export const SYLLABLE = 11;
export const SYMBOL = 12;

/** First code unit, last code unit and class; a later row overrules an earlier one. */
const RANGES: readonly (readonly [number, number, number])[] = [
  [0x21, 0x7e, MARK],
  [0x09, 0x09, SPACE],
  [0x20, 0x20, SPACE],
  [0x0a, 0x0a, NEWLINE],
  [0x0d, 0x0d, NEWLINE],
  [0x30, 0x39, DIGIT],
  [0x41, 0x5a, UPPER],
  [0x61, 0x7a, LOWER],
  [0x61, 0x61, VOWEL],
  [0x65, 0x65, VOWEL],
  [0x69, 0x69, VOWEL],
  [0x6f, 0x6f, VOWEL],
  [0x75, 0x75, VOWEL],
  [0x79, 0x79, VOWEL],
  [0xc0, 0x24f, ACCENTED],
  [0x300, 0x36f, ACCENTED],
  // Greek and Cyrillic, then Armenian to Thai and beyond, whose letters cost more.
  [0x370, 0x52f, ALPHABETIC],
  [0x530, 0x1fff, COMPLEX],
  [0x1e00, 0x1eff, ACCENTED],
  [0x3040, 0x30ff, SYLLABLE],
  [0xac00, 0xd7af, SYLLABLE],
  [0x3400, 0x9fff, IDEOGRAPH],
  [0xf900, 0xfaff, IDEOGRAPH],
  [0xfb1d, 0xfdff, COMPLEX],
  [0xfe70, 0xfeff, COMPLEX],
];

/** The class of each UTF-16 code unit; control characters and surrogates are symbols. */
export const CHARACTER_CLASS: Uint8Array = tableOf(RANGES);

function tableOf(ranges: typeof RANGES): Uint8Array {
  const table = new Uint8Array(0x1_00_00).fill(SYMBOL);
  for (const [first, last, kind] of ranges) table.fill(kind, first, last + 1);
  return table;
}
