import { CharacterClass, classOf } from './character-class.ts';
import * as feature from './feature-list.ts';

/** Part of a text, by UTF-16 offsets. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

const { vowel, accented, upper, digit, space, newline, mark } = CharacterClass;
const { alphabetic, complex, ideograph, syllable } = CharacterClass;
const NOTHING = 0x1_00_00;

/**
 * What the features of a part of a text cost together, given the cost of each. One pass that allocates
 * nothing per run; runs of one class of characters are what the tokenizers cut a text into first, and the
 * letters of a word are one run.
 */
export function featureCost(text: string, { from, to }: Range, costs: Int32Array): number {
  const run: Run = { ...NO_RUN };
  let total = 0;
  let index = from;
  let next = classAt(text, index, to);
  while (index < to) {
    const start = index;
    const group = next;
    if (group <= upper) {
      let last = NOTHING;
      let consonants = 0;
      run.uppers = 0;
      run.accents = 0;
      run.clusters = 0;
      // camelCase: o200k_base cuts before a capital that follows a small letter.
      while (next < upper || (next === upper && last >= upper)) {
        if (next === upper) run.uppers += 1;
        else if (next === accented) run.accents += 1;
        consonants = next === vowel ? 0 : consonants + 1;
        if (consonants === 4) run.clusters += 1;
        last = next;
        index += 1;
        next = classAt(text, index, to);
      }
    } else {
      run.repeats = 0;
      while (next === group) {
        index += 1;
        next = classAt(text, index, to);
        if (next === group && text.charCodeAt(index) === text.charCodeAt(index - 1))
          run.repeats += 1;
      }
    }
    run.before = run.group;
    run.group = group;
    run.next = next;
    run.length = index - start;
    total += group <= upper ? costOfWord(run, costs) : costOfRun(run, costs);
  }
  return total;
}

/** Characters of one class in a row; the letters of words are the one group of several classes. */
interface Run {
  /** Class of the character before, its own, and of the character behind. */
  before: number;
  group: number;
  next: number;
  length: number;
  /** How often a character is the same as the one before; not counted in words. */
  repeats: number;
  /** Of a word, the capitals, the accented letters and how often four consonants follow each other. */
  uppers: number;
  accents: number;
  clusters: number;
}

const NO_RUN: Run = {
  before: NOTHING,
  group: NOTHING,
  next: NOTHING,
  length: 0,
  repeats: 0,
  uppers: 0,
  accents: 0,
  clusters: 0,
};

function classAt(text: string, index: number, to: number): number {
  return index < to ? classOf(text.charCodeAt(index)) : NOTHING;
}

/** Length class of a word by its length; 13 letters and more are class 6. */
const WORD_CLASS = Uint8Array.from([0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 5, 6]);

function costOfWord(run: Run, costs: Int32Array): number {
  const { before, next, length, uppers, accents, clusters } = run;
  const size = WORD_CLASS[Math.min(length, 13)] ?? 0;
  let total = 0;
  if (accents > 0) total += accents * costAt(costs, feature.ACCENTS);
  if (clusters > 0) total += clusters * costAt(costs, feature.CONSONANTS);
  if (before === digit || next === digit) {
    total += costAt(costs, feature.ID_WORD + size);
    if (length > 6) total += (length - 6) * costAt(costs, feature.LONG_ID);
  } else if (uppers === length && length > 1) {
    total += costAt(costs, feature.CAPITALS + size);
    if (length > 6) total += (length - 6) * costAt(costs, feature.LONG_CAPITALS);
  } else {
    total += costAt(costs, (before === space ? feature.SPACED_WORD : feature.BARE_WORD) + size);
    if (uppers > 1) total += (uppers - 1) * costAt(costs, feature.MORE_CAPITALS);
    if (length > 12) total += (length - 12) * costAt(costs, feature.LONG_WORD);
  }
  return total;
}

function costAt(costs: Int32Array, index: number): number {
  return costs[index] ?? 0;
}

function costOfRun(run: Run, costs: Int32Array): number {
  switch (run.group) {
    case space:
      return costOfSpaces(run, costs);
    case mark:
      return costOfMarks(run, costs);
    case digit:
      return Math.ceil(run.length / 3) * costAt(costs, feature.DIGITS);
    case newline:
      return costOfLine(run, costs);
    default:
      return costOfOther(run, costs);
  }
}

/** The last space before a word or a mark belongs to that; spaces at the end of a line to its end. */
function costOfSpaces({ next, length }: Run, costs: Int32Array): number {
  const total = next === digit ? costAt(costs, feature.SPACE_BEFORE_DIGIT) : 0;
  if (length === 1 || next === newline) return total;
  const eights = length >> 3;
  return total + costAt(costs, feature.SPACES) + eights * costAt(costs, feature.EIGHT_SPACES);
}

function costOfLine({ before, next, length }: Run, costs: Int32Array): number {
  let total = costAt(costs, before === mark ? feature.NEWLINE_AFTER_MARK : feature.LINE_END);
  if (length > 1) total += costAt(costs, feature.BLANK_LINES);
  if (next === space) total += costAt(costs, feature.INDENTATION);
  return total;
}

/** Length class of a run of marks; 6 and more are class 4. */
const MARK_CLASS = Uint8Array.from([0, 0, 1, 2, 3, 3, 4]);

function costOfMarks({ before, next, length, repeats }: Run, costs: Int32Array): number {
  const isSpaced = before === space;
  const place =
    next <= upper ? feature.MARKS_BEFORE_WORD : isSpaced ? feature.SPACED_MARKS : feature.MARKS;
  let total = costAt(costs, place + (MARK_CLASS[Math.min(length, 6)] ?? 0));
  const distinct = length - repeats;
  if (distinct > 5) total += (distinct - 5) * costAt(costs, feature.MORE_MARKS);
  if (repeats === 0) return total;
  total += Math.min(repeats, 3) * costAt(costs, feature.REPEATED_MARK);
  return total + (repeats >> 4) * costAt(costs, feature.SIXTEEN_MARKS);
}

/** Letters of other scripts, and symbols. */
function costOfOther({ group, length, repeats }: Run, costs: Int32Array): number {
  const cost = (index: number): number => costAt(costs, index);
  switch (group) {
    case alphabetic:
      return length * cost(feature.ALPHABETIC_LETTER) + cost(feature.ALPHABETIC_WORD);
    case complex:
      return length * cost(feature.COMPLEX_LETTER) + cost(feature.COMPLEX_WORD);
    case ideograph:
      return length * cost(feature.IDEOGRAPHS) + cost(feature.IDEOGRAPH_RUN);
    case syllable:
      return length * cost(feature.SYLLABLES);
    default:
      return (
        (length - repeats) * cost(feature.SYMBOLS) +
        cost(feature.SYMBOL_RUN) +
        (repeats >> 4) * cost(feature.SIXTEEN_SYMBOLS)
      );
  }
}
