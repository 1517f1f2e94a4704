import { HeadroomError } from '../../../errors.ts';
import { NumberText, readNumber } from '../value/number-text.ts';
import { parseJsonAt } from '../value/parse.ts';
import type { JsonValue } from '../value/records.ts';
import { stringify } from '../value/stringify.ts';

/** Where a value stands, which decides the characters that end it. */
export type CellPlace = 'row' | 'tuple' | 'item' | 'line' | 'head';

const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
/** What bare text must not contain or begin with, lest it end early or be read as something else. */
const AMBIGUOUS: Readonly<Record<CellPlace, RegExp>> = {
  row: /[,\u0000-\u001f]|^(?:["[{]|@ |$)/,
  tuple: /[,()\u0000-\u001f]|^(?:["[{]|$)/,
  item: /[,;()\u0000-\u001f]|^(?:["[{]|$)/,
  line: /[\u0000-\u001f]|^(?:["[{]|$)/,
  head: /[,}\u0000-\u001f]|^(?:["[{]|$)/,
};
const WORDS: ReadonlySet<string> = new Set(['null', 'true', 'false']);

/** The shortest text for a value that reads as the same value; strings stay bare where they can. */
export function writeCell(value: JsonValue, place: CellPlace): string {
  if (typeof value === 'string') return isBare(value, place) ? value : JSON.stringify(value);
  if (typeof value === 'number') return String(value);
  if (value instanceof NumberText) return value.source;
  return stringify(value);
}

function isBare(text: string, place: CellPlace): boolean {
  if (AMBIGUOUS[place].test(text) || WORDS.has(text)) return false;
  return !NUMBER.test(text);
}

/** The text for a value of a column that holds nothing but strings and nulls: numbers stay bare too. */
export function writeText(value: JsonValue, place: CellPlace): string {
  if (typeof value !== 'string') return stringify(value);
  return AMBIGUOUS[place].test(value) || value === 'null' ? JSON.stringify(value) : value;
}

/** Whether a string would have to be quoted only because it looks like a number or a word of JSON. */
export function looksLikeOther(text: string): boolean {
  return WORDS.has(text) || NUMBER.test(text);
}

/** The characters that end a bare value in each place. */
const STOPS: Readonly<Record<CellPlace, string>> = {
  row: ',',
  tuple: ',)',
  item: ';,)',
  line: '',
  head: ',}',
};

/** Reads values off one line. */
export class CellReader {
  readonly line: string;
  position: number;

  constructor(line: string, position = 0) {
    this.line = line;
    this.position = position;
  }

  get atEnd(): boolean {
    return this.position >= this.line.length;
  }

  /** The character at the position, or '' at the end of the line. */
  get next(): string {
    return this.line.charAt(this.position);
  }

  /** Goes past an expected character. */
  expect(character: string): void {
    if (!this.take(character)) throw malformed(`expected ${character} in: ${this.line}`);
  }

  /** Goes past a character if it is the next one. */
  take(character: string): boolean {
    if (this.next !== character) return false;
    this.position += 1;
    return true;
  }

  /** The value at the position; undefined for an empty cell, which stands for a missing value. */
  value(place: CellPlace, asText: boolean): JsonValue | undefined {
    if (this.next === '"' || this.next === '[' || this.next === '{') return this.#json();
    const bare = this.#bare(place);
    if (bare === '') return undefined;
    if (bare === 'null') return null;
    if (asText) return bare;
    if (bare === 'true' || bare === 'false') return bare === 'true';
    return NUMBER.test(bare) ? readNumber(bare) : bare;
  }

  #json(): JsonValue {
    const parsed = parseJsonAt(this.line, this.position);
    if (parsed === undefined) throw malformed(`no value at: ${this.line.slice(this.position)}`);
    this.position = parsed.end;
    return parsed.value;
  }

  #bare(place: CellPlace): string {
    const stops = STOPS[place];
    const start = this.position;
    while (!this.atEnd && !stops.includes(this.next)) this.position += 1;
    return this.line.slice(start, this.position);
  }
}

/** The error for text that does not follow the grammar of our encoding. */
export function malformed(message: string): HeadroomError {
  return new HeadroomError('malformed_encoding', `not an encoding of this package: ${message}`);
}
