import { NumberText, readNumber } from '../value/number-text.ts';
import type { JsonValue } from '../value/records.ts';
import { readText, writeText } from './text.ts';

/** A value without parts, as Python prints it. */
export interface Scalar {
  /** A string, a number, a truth value, `None` as null; a call such as `Decimal('1.5')` as its text. */
  readonly value: JsonValue;
  /** Index behind it. */
  readonly end: number;
  readonly isCall?: boolean;
}

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:e[-+]\d+)?(?=\s*[,)\]}])/y;
const WORD = /(None|True|False)(?=\s*[,)\]}])/y;
/** Arguments of calls hold no brackets in what drivers return. */
const CALL = /[A-Za-z_][\w.]*\([^()]*\)(?=\s*[,)\]}])/y;
const WORDS: ReadonlyMap<string, JsonValue> = new Map([
  ['None', null],
  ['True', true],
  ['False', false],
]);

/** The value without parts that starts at an index; undefined where none does. */
export function readScalar(source: string, start: number): Scalar | undefined {
  const text = readText(source, start);
  if (text !== undefined) return text;
  const number = match(NUMBER, source, start);
  if (number !== undefined) return { value: readNumber(number), end: start + number.length };
  const word = match(WORD, source, start);
  if (word !== undefined) return { value: WORDS.get(word) ?? null, end: start + word.length };
  const call = match(CALL, source, start);
  return call === undefined ? undefined : { value: call, end: start + call.length, isCall: true };
}

/** A value without parts as Python prints it; empty for others. */
export function writeScalar(value: JsonValue): string {
  if (typeof value === 'string') return writeText(value);
  if (value instanceof NumberText) return value.source;
  for (const [word, known] of WORDS) if (value === known) return word;
  return typeof value === 'number' ? String(value) : '';
}

function match(pattern: RegExp, source: string, start: number): string | undefined {
  pattern.lastIndex = start;
  return pattern.exec(source)?.[0];
}
