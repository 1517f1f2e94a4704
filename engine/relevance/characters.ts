/** What a UTF-16 code unit means to a word: nothing, a letter, a capital, a digit, or a sign of a script without spaces. */
export const CharacterClass = { separator: 0, lower: 1, upper: 2, digit: 3, ideograph: 4 } as const;

/** Above it no script has capitals that identifiers use: tables end here, which keeps them small. */
const LAST_CASED_UNIT = 0x05_8f;
const CASED_UNITS = LAST_CASED_UNIT + 1;

const CLASSES = Uint8Array.from({ length: CASED_UNITS }, (_, unit) => casedClass(unit));
const FOLDED = Uint16Array.from({ length: CASED_UNITS }, (_, unit) =>
  String.fromCharCode(unit).toLowerCase().charCodeAt(0),
);

/** The class of a UTF-16 code unit. */
export function classOf(unit: number): number {
  // Not `<=`: behind the end of a text `charCodeAt` gives NaN, which separates words.
  if (!(unit > LAST_CASED_UNIT)) return CLASSES[unit] ?? CharacterClass.separator;
  if (isIdeograph(unit)) return CharacterClass.ideograph;
  return isPunctuationOrSurrogate(unit) ? CharacterClass.separator : CharacterClass.lower;
}

/** The lower-case form of a UTF-16 code unit. */
export function folded(unit: number): number {
  return FOLDED[unit] ?? unit;
}

function casedClass(unit: number): number {
  if (unit < 0x80) return asciiClass(unit);
  if (unit < 0xc0 || unit === 0xd7 || unit === 0xf7) return CharacterClass.separator;
  return isCapital(unit) ? CharacterClass.upper : CharacterClass.lower;
}

function asciiClass(unit: number): number {
  if (unit >= 0x61 && unit <= 0x7a) return CharacterClass.lower;
  if (unit >= 0x41 && unit <= 0x5a) return CharacterClass.upper;
  return unit >= 0x30 && unit <= 0x39 ? CharacterClass.digit : CharacterClass.separator;
}

function isCapital(unit: number): boolean {
  const letter = String.fromCharCode(unit);
  return letter.toLowerCase() !== letter;
}

/** Kana, Han and Hangul; Thai, Lao, Burmese and Khmer, which have no spaces between words either. */
function isIdeograph(unit: number): boolean {
  return (
    (unit >= 0x0e_01 && unit <= 0x0e_ff) ||
    (unit >= 0x10_00 && unit <= 0x10_9f && unit !== 0x10_4a && unit !== 0x10_4b) ||
    (unit >= 0x17_80 && unit <= 0x17_d3) ||
    (unit >= 0x30_40 && unit <= 0x30_ff) ||
    (unit >= 0x34_00 && unit <= 0x9f_ff) ||
    (unit >= 0xac_00 && unit <= 0xd7_a3) ||
    (unit >= 0xf9_00 && unit <= 0xfa_ff)
  );
}

/**
 * The comma, the semicolon, the question mark and the full stops of Arabic, Urdu, and the scripts of India, Burma and
 * Cambodia; what stands between the words of Ethiopia and the syllables of Tibet.
 */
const MARKS: ReadonlySet<number> = new Set([
  0x06_0c, 0x06_1b, 0x06_1f, 0x06_d4, 0x09_64, 0x09_65, 0x0f_0b, 0x0f_0c, 0x0f_0d, 0x10_4a, 0x10_4b,
  0x13_61, 0x13_62, 0x13_63, 0x13_64, 0x13_65, 0x17_d4, 0x17_d5,
]);

function isPunctuationOrSurrogate(unit: number): boolean {
  return (
    MARKS.has(unit) ||
    (unit >= 0x20_00 && unit <= 0x2b_ff) ||
    (unit >= 0x30_00 && unit <= 0x30_3f) ||
    (unit >= 0xd8_00 && unit <= 0xf8_ff) ||
    unit >= 0xfe_00
  );
}
