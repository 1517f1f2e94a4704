import * as character from './character-class.ts';
import * as feature from './feature-list.ts';

/** Part of a text, by UTF-16 offsets. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/**
 * Adds to `counts` how often each feature stands in a part of a text. One pass that allocates nothing
 * per character; runs of one class of characters are what the tokenizers cut a text into first.
 */
export function countFeatures(text: string, range: Range, counts: Int32Array): void {
  const run: Run = { ...EMPTY };
  for (let index = range.from; index < range.to; index += 1) {
    const code = text.charCodeAt(index);
    const kind = character.CHARACTER_CLASS[code] ?? character.SYMBOL;
    const group = kind <= character.UPPER ? WORD : kind;
    // camelCase: o200k_base cuts before a capital that follows a small letter.
    const camel = kind === character.UPPER && run.last < character.UPPER;
    if (group !== run.group || camel) {
      finish(run, group, counts);
      run.before = run.group;
      run.group = group;
      run.length = 0;
      run.repeats = 0;
      run.uppers = 0;
      run.consonants = 0;
      run.last = NOTHING;
    }
    run.length += 1;
    if (group === WORD) addLetter(run, kind, counts);
    else if (code === run.last) run.repeats += 1;
    else run.last = code;
  }
  finish(run, NOTHING, counts);
}

/** Characters of one group in a row; words are the one group of several classes. */
interface Run {
  group: number;
  /** Group of the run before. */
  before: number;
  length: number;
  /** Class of the last letter in a word, and otherwise the last code unit. */
  last: number;
  repeats: number;
  uppers: number;
  consonants: number;
}

const WORD = character.LOWER;
const NOTHING = 0x1_00_00;
const EMPTY: Readonly<Run> = {
  group: NOTHING,
  before: NOTHING,
  length: 0,
  last: NOTHING,
  repeats: 0,
  uppers: 0,
  consonants: 0,
};

function addLetter(run: Run, kind: number, counts: Int32Array): void {
  if (kind === character.UPPER) run.uppers += 1;
  else if (kind === character.ACCENTED) add(counts, feature.ACCENTS, 1);
  run.consonants = kind === character.VOWEL ? 0 : run.consonants + 1;
  if (run.consonants === 4) add(counts, feature.CONSONANTS, 1);
  run.last = kind;
}

function finish(run: Run, next: number, counts: Int32Array): void {
  switch (run.group) {
    case WORD:
      finishWord(run, next, counts);
      break;
    case character.DIGIT:
      add(counts, feature.DIGITS, Math.ceil(run.length / 3));
      break;
    case character.SPACE:
      finishSpaces(run, next, counts);
      break;
    case character.NEWLINE:
      finishLine(run, next, counts);
      break;
    case character.MARK:
      finishMarks(run, next, counts);
      break;
    case NOTHING:
      break;
    default:
      finishOther(run, counts);
  }
}

/** Length class of a word by its length; 12 letters and more are class 6. */
const WORD_CLASS = Uint8Array.from([0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 5, 6]);

function finishWord(run: Run, next: number, counts: Int32Array): void {
  const { length } = run;
  const size = WORD_CLASS[Math.min(length, 13)] ?? 0;
  if (run.before === character.DIGIT || next === character.DIGIT) {
    add(counts, feature.ID_WORD + size, 1);
    add(counts, feature.LONG_ID, Math.max(0, length - 6));
  } else if (run.uppers === length && length > 1) {
    add(counts, feature.CAPITALS + size, 1);
    add(counts, feature.LONG_CAPITALS, Math.max(0, length - 6));
  } else {
    const spaced = run.before === character.SPACE;
    add(counts, (spaced ? feature.SPACED_WORD : feature.BARE_WORD) + size, 1);
    add(counts, feature.MORE_CAPITALS, Math.max(0, run.uppers - 1));
    add(counts, feature.LONG_WORD, Math.max(0, length - 12));
  }
}

/** The last space before a word or a mark belongs to that; spaces at the end of a line to its end. */
function finishSpaces(run: Run, next: number, counts: Int32Array): void {
  if (next === character.DIGIT) add(counts, feature.SPACE_BEFORE_DIGIT, 1);
  if (run.length === 1 || next === character.NEWLINE) return;
  add(counts, feature.SPACES, 1);
  add(counts, feature.EIGHT_SPACES, run.length >> 3);
}

function finishLine(run: Run, next: number, counts: Int32Array): void {
  const afterMark = run.before === character.MARK;
  add(counts, afterMark ? feature.NEWLINE_AFTER_MARK : feature.LINE_END, 1);
  if (run.length > 1) add(counts, feature.BLANK_LINES, 1);
  if (next === character.SPACE) add(counts, feature.INDENTATION, 1);
}

/** Length class of a run of marks; 6 and more are class 4. */
const MARK_CLASS = Uint8Array.from([0, 0, 1, 2, 3, 3, 4]);

function finishMarks(run: Run, next: number, counts: Int32Array): void {
  const { length, repeats } = run;
  const size = MARK_CLASS[Math.min(length, 6)] ?? 0;
  if (next === WORD) add(counts, feature.MARKS_BEFORE_WORD + size, 1);
  else if (run.before === character.SPACE) add(counts, feature.SPACED_MARKS + size, 1);
  else add(counts, feature.MARKS + size, 1);
  add(counts, feature.MORE_MARKS, Math.max(0, length - 5 - repeats));
  add(counts, feature.REPEATED_MARK, Math.min(repeats, 3));
  add(counts, feature.SIXTEEN_MARKS, repeats >> 4);
}

function finishOther(run: Run, counts: Int32Array): void {
  const { group, length } = run;
  if (group === character.ALPHABETIC) {
    add(counts, feature.ALPHABETIC_LETTER, length);
    add(counts, feature.ALPHABETIC_WORD, 1);
  } else if (group === character.COMPLEX) {
    add(counts, feature.COMPLEX_LETTER, length);
    add(counts, feature.COMPLEX_WORD, 1);
  } else if (group === character.IDEOGRAPH) {
    add(counts, feature.IDEOGRAPHS, length);
    add(counts, feature.IDEOGRAPH_RUN, 1);
  } else if (group === character.SYLLABLE) {
    add(counts, feature.SYLLABLES, length);
  } else {
    add(counts, feature.SYMBOLS, length - run.repeats);
    add(counts, feature.SYMBOL_RUN, 1);
    add(counts, feature.SIXTEEN_SYMBOLS, run.repeats >> 4);
  }
}

function add(counts: Int32Array, index: number, amount: number): void {
  counts[index] = (counts[index] ?? 0) + amount;
}
