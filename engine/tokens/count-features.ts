import * as character from './character-class.ts';
import * as feature from './feature-list.ts';

/** Part of a text, by UTF-16 offsets. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/**
 * Adds to `counts` how often each feature stands in a part of a text. One pass that allocates nothing
 * per run; runs of one class of characters are what the tokenizers cut a text into first.
 */
export function countFeatures(text: string, range: Range, counts: Int32Array): void {
  const run: Run = {
    before: NOTHING,
    group: NOTHING,
    next: NOTHING,
    end: range.from,
    length: 0,
    repeats: 0,
    uppers: 0,
    accents: 0,
    clusters: 0,
  };
  if (range.from < range.to) run.next = groupOf(classOf(text.charCodeAt(range.from)));
  while (run.next !== NOTHING) {
    read(run, text, range.to);
    finish(run, counts);
  }
}

/** Characters of one group in a row; words are the one group of several classes. */
interface Run {
  /** Group of the run before, its own, and of the run behind. */
  before: number;
  group: number;
  next: number;
  /** Where it ends. */
  end: number;
  length: number;
  /** How often a character is the same as the one before; not counted in words. */
  repeats: number;
  /** Of a word, the capitals, the accented letters and how often four consonants follow each other. */
  uppers: number;
  accents: number;
  clusters: number;
}

const WORD = character.LOWER;
const NOTHING = 0x1_00_00;

/** Goes on to the run behind the one at hand. */
function read(run: Run, text: string, to: number): void {
  const start = run.end;
  run.before = run.group;
  run.group = run.next;
  run.next = NOTHING;
  if (run.group === WORD) readWord(run, text, to);
  else readSame(run, text, to);
  run.length = run.end - start;
}

function groupOf(kind: number): number {
  return kind <= character.UPPER ? WORD : kind;
}

function classOf(code: number): number {
  return character.CHARACTER_CLASS[code] ?? character.SYMBOL;
}

function readWord(run: Run, text: string, to: number): void {
  let index = run.end;
  let last = NOTHING;
  let consonants = 0;
  run.uppers = 0;
  run.accents = 0;
  run.clusters = 0;
  for (; index < to; index += 1) {
    const kind = classOf(text.charCodeAt(index));
    // camelCase: o200k_base cuts before a capital that follows a small letter.
    if (kind > character.UPPER || (kind === character.UPPER && last < character.UPPER)) {
      run.next = groupOf(kind);
      break;
    }
    if (kind === character.UPPER) run.uppers += 1;
    else if (kind === character.ACCENTED) run.accents += 1;
    consonants = kind === character.VOWEL ? 0 : consonants + 1;
    if (consonants === 4) run.clusters += 1;
    last = kind;
  }
  run.end = index;
}

function readSame(run: Run, text: string, to: number): void {
  let index = run.end;
  let last = NOTHING;
  let repeats = 0;
  for (; index < to; index += 1) {
    const code = text.charCodeAt(index);
    const kind = classOf(code);
    if (kind !== run.group) {
      run.next = groupOf(kind);
      break;
    }
    if (code === last) repeats += 1;
    last = code;
  }
  run.repeats = repeats;
  run.end = index;
}

function finish(run: Run, counts: Int32Array): void {
  switch (run.group) {
    case WORD:
      finishWord(run, counts);
      break;
    case character.DIGIT:
      add(counts, feature.DIGITS, Math.ceil(run.length / 3));
      break;
    case character.SPACE:
      finishSpaces(run, counts);
      break;
    case character.NEWLINE:
      finishLine(run, counts);
      break;
    case character.MARK:
      finishMarks(run, counts);
      break;
    default:
      finishOther(run, counts);
  }
}

/** Length class of a word by its length; 12 letters and more are class 6. */
const WORD_CLASS = Uint8Array.from([0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 5, 6]);

function finishWord(run: Run, counts: Int32Array): void {
  const { length, next } = run;
  const size = WORD_CLASS[Math.min(length, 13)] ?? 0;
  if (run.accents > 0) add(counts, feature.ACCENTS, run.accents);
  if (run.clusters > 0) add(counts, feature.CONSONANTS, run.clusters);
  if (run.before === character.DIGIT || next === character.DIGIT) {
    add(counts, feature.ID_WORD + size, 1);
    add(counts, feature.LONG_ID, Math.max(0, length - 6));
  } else if (run.uppers === length && length > 1) {
    add(counts, feature.CAPITALS + size, 1);
    add(counts, feature.LONG_CAPITALS, Math.max(0, length - 6));
  } else {
    const spaced = run.before === character.SPACE;
    add(counts, (spaced ? feature.SPACED_WORD : feature.BARE_WORD) + size, 1);
    if (run.uppers > 1) add(counts, feature.MORE_CAPITALS, run.uppers - 1);
    if (length > 12) add(counts, feature.LONG_WORD, length - 12);
  }
}

/** The last space before a word or a mark belongs to that; spaces at the end of a line to its end. */
function finishSpaces(run: Run, counts: Int32Array): void {
  if (run.next === character.DIGIT) add(counts, feature.SPACE_BEFORE_DIGIT, 1);
  if (run.length === 1 || run.next === character.NEWLINE) return;
  add(counts, feature.SPACES, 1);
  add(counts, feature.EIGHT_SPACES, run.length >> 3);
}

function finishLine(run: Run, counts: Int32Array): void {
  const afterMark = run.before === character.MARK;
  add(counts, afterMark ? feature.NEWLINE_AFTER_MARK : feature.LINE_END, 1);
  if (run.length > 1) add(counts, feature.BLANK_LINES, 1);
  if (run.next === character.SPACE) add(counts, feature.INDENTATION, 1);
}

/** Length class of a run of marks; 6 and more are class 4. */
const MARK_CLASS = Uint8Array.from([0, 0, 1, 2, 3, 3, 4]);

function finishMarks(run: Run, counts: Int32Array): void {
  const { length, repeats, next } = run;
  const size = MARK_CLASS[Math.min(length, 6)] ?? 0;
  if (next === WORD) add(counts, feature.MARKS_BEFORE_WORD + size, 1);
  else if (run.before === character.SPACE) add(counts, feature.SPACED_MARKS + size, 1);
  else add(counts, feature.MARKS + size, 1);
  if (length - repeats > 5) add(counts, feature.MORE_MARKS, length - 5 - repeats);
  if (repeats === 0) return;
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
