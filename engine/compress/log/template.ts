/** How much of a line decides which others are like it. */
export interface Grain {
  /** Characters looked at. */
  readonly characters: number;
  /** Words looked at. */
  readonly words: number;
  /** Whether paths, dotted names and the like count as variable, not only what holds a digit. */
  readonly masksNames: boolean;
  /** Whether codes such as TS2304 or E0308 tell lines apart, though they hold digits. */
  readonly keepsCodes: boolean;
}

/** Alike: the same words around whatever holds a digit. */
export const FINE: Grain = { characters: 400, words: 60, masksNames: false, keepsCodes: true };
/** Alike in how they begin, names and paths aside. */
export const COARSE: Grain = { characters: 160, words: 6, masksNames: true, keepsCodes: true };
/** Alike in the words that they begin with, of which one may be a level. */
export const COARSER: Grain = { characters: 120, words: 4, masksNames: true, keepsCodes: true };
/** Alike in their first words. */
export const COARSEST: Grain = { characters: 80, words: 2, masksNames: true, keepsCodes: false };

const VARIABLE = '\u0001';
const OTHER = 0;
const LETTER = 1;
const JOINER = 2;
const DIGIT = 3;
const CLASSES = characterClasses();
/** What stands between the members of a list, and between a date and a time. */
const LIST_GAP = /^[ ,;\t]*$/;

/**
 * The words of a line with one mark for each variable: a word that holds a digit (times, addresses, ids,
 * hexadecimal numbers, counts), and a list of such words. Equal templates make lines alike. One scan.
 */
export function templateOf(line: string, grain: Grain): string {
  const end = Math.min(line.length, grain.characters);
  let template = '';
  let copied = 0;
  let words = 0;
  let index = 0;
  while (index < end && words < grain.words) {
    if (classAt(line, index) === OTHER) {
      index++;
      continue;
    }
    const stop = wordEnd(line, index);
    if (isVariable(line.slice(index, stop), grain)) {
      const between = line.slice(copied, index);
      const isListed = template.endsWith(VARIABLE) && LIST_GAP.test(between);
      if (!isListed) template += between + VARIABLE;
      copied = stop;
    } else if (hasLetter(line, index, stop)) words++;
    index = stop;
  }
  return template + line.slice(copied, Math.max(copied, Math.min(index, end)));
}

function wordEnd(line: string, start: number): number {
  let index = start + 1;
  while (index < line.length && classAt(line, index) !== OTHER) index++;
  return index;
}

/** Whether a word is more than a dash. */
function hasLetter(line: string, start: number, end: number): boolean {
  for (let index = start; index < end; index++) if (!isDash(line.charCodeAt(index))) return true;
  return false;
}

function isDash(code: number): boolean {
  return code === 0x2d || code === 0x5f;
}

/** The names that compilers, linters and databases give to kinds of errors. */
const CODE = /^[A-Z]{1,6}-?[0-9]{2,5}[:.]?$/;

/** A full stop or a colon that ends a word is punctuation. */
function isVariable(word: string, { masksNames, keepsCodes }: Grain): boolean {
  if (keepsCodes && CODE.test(word)) return false;
  for (let index = 0; index < word.length; index++) {
    const found = classAt(word, index);
    if (found === DIGIT || (masksNames && found === JOINER && index < word.length - 1)) return true;
  }
  return false;
}

function classAt(line: string, index: number): number {
  const code = line.charCodeAt(index);
  return code < 128 ? (CLASSES[code] ?? OTHER) : LETTER;
}

function characterClasses(): Uint8Array {
  const table = new Uint8Array(128);
  for (let code = 0x61; code <= 0x7a; code++) table[code] = table[code - 32] = LETTER;
  for (let code = 0x30; code <= 0x39; code++) table[code] = DIGIT;
  for (const joiner of '_-') table[joiner.charCodeAt(0)] = LETTER;
  for (const joiner of './:@$#\\') table[joiner.charCodeAt(0)] = JOINER;
  return table;
}
