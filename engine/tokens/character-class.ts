/** What a UTF-16 code unit is to the estimator. The letters of words come first. */
export const CharacterClass = {
  lower: 0,
  vowel: 1,
  accented: 2,
  upper: 3,
  digit: 4,
  space: 5,
  newline: 6,
  mark: 7,
  alphabetic: 8,
  complex: 9,
  ideograph: 10,
  syllable: 11,
  symbol: 12,
} as const;

const {
  lower,
  vowel,
  accented,
  upper,
  digit,
  space,
  newline,
  mark,
  alphabetic,
  complex,
  ideograph,
  syllable,
  symbol,
} = CharacterClass;

/** First code unit, last code unit and class; a later row overrules an earlier one. */
const RANGES: readonly (readonly [number, number, number])[] = [
  [0x21, 0x7e, mark],
  [0x09, 0x09, space],
  [0x20, 0x20, space],
  [0x0a, 0x0a, newline],
  [0x0d, 0x0d, newline],
  [0x30, 0x39, digit],
  [0x41, 0x5a, upper],
  [0x61, 0x7a, lower],
  [0x61, 0x61, vowel],
  [0x65, 0x65, vowel],
  [0x69, 0x69, vowel],
  [0x6f, 0x6f, vowel],
  [0x75, 0x75, vowel],
  [0x79, 0x79, vowel],
  [0xc0, 0x24f, accented],
  [0x300, 0x36f, accented],
  // Greek and Cyrillic, then Armenian to Thai and beyond, whose letters cost more.
  [0x370, 0x52f, alphabetic],
  [0x530, 0x1fff, complex],
  [0x1e00, 0x1eff, accented],
  [0x3040, 0x30ff, syllable],
  [0xac00, 0xd7af, syllable],
  [0x3400, 0x9fff, ideograph],
  [0xf900, 0xfaff, ideograph],
  [0xfb1d, 0xfdff, complex],
  [0xfe70, 0xfeff, complex],
];

const CLASSES = tableOf(RANGES);

/** The class of a UTF-16 code unit; control characters and surrogates are symbols. */
export function classOf(unit: number): number {
  return CLASSES[unit] ?? symbol;
}

function tableOf(ranges: typeof RANGES): Uint8Array {
  const table = new Uint8Array(0x1_00_00).fill(symbol);
  for (const [first, last, kind] of ranges) table.fill(kind, first, last + 1);
  return table;
}
