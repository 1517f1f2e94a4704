import { once } from '../common/once.ts';

const LONGEST_RUN = 1024;
const LONGEST_PIECE = 1 << 18;

const SPACE = 1;
const LETTER = 2;
const MARK = 4;
/** Halves of a surrogate pair may be letters or marks. */
const SURROGATE = LETTER | MARK;
const DIGIT = 8;

/**
 * The text in pieces that a tokenizer takes in bounded time and memory. Tokenizers need quadratic time
 * for a run of letters, marks or white space without an end, so runs are cut after 1,024 UTF-8 bytes;
 * and a text is cut after at most 256 Ki code units, if possible where no token can reach over: behind
 * a line end and before a letter or digit. The cuts depend on the text alone.
 */
export function boundedPieces(text: string): readonly string[] {
  if (text.length * 3 <= LONGEST_RUN) return [text];
  const classes = classTable();
  const pieces: string[] = [];
  let start = 0;
  let safe = 0;
  let run = 0;
  let bytes = 0;
  let previous = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    const kind = classes[code] ?? MARK;
    if (previous === NEWLINE && (kind === LETTER || kind === DIGIT)) safe = index;
    previous = code;
    run &= kind;
    bytes += bytesOf(code);
    if (run === 0) {
      run = kind;
      bytes = bytesOf(code);
    }
    const tooLong = index - start >= LONGEST_PIECE;
    if ((bytes <= LONGEST_RUN && !tooLong) || isLowSurrogate(code)) continue;
    const cut = tooLong && safe > start ? safe : index;
    pieces.push(text.slice(start, cut));
    start = cut;
    bytes = bytesOf(code);
  }
  pieces.push(text.slice(start));
  return pieces;
}

const NEWLINE = 0x0a;

/** The classes that OpenAI's patterns split by, for each UTF-16 code unit. */
const classTable = once(() => {
  const table = new Uint8Array(0x1_00_00);
  for (let code = 0; code < table.length; code += 1) {
    const character = String.fromCharCode(code);
    if (/[\p{L}\p{M}]/u.test(character)) table[code] = LETTER;
    else if (/\p{N}/u.test(character)) table[code] = DIGIT;
    else if (/\s/u.test(character)) table[code] = SPACE;
    else table[code] = MARK;
  }
  return table.fill(SURROGATE, 0xd8_00, 0xe0_00);
});

function bytesOf(code: number): number {
  if (code < 0x80) return 1;
  return code < 0x8_00 ? 2 : 3;
}

function isLowSurrogate(code: number): boolean {
  return code >= 0xdc_00 && code < 0xe0_00;
}
