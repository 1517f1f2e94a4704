import { endOfMatch } from '../../../common/end-of-match.ts';
import { isArray, isObject, keysOf, ObjectBuilder } from '../value/object.ts';
import type { JsonValue } from '../value/records.ts';
import { readScalar, writeScalar } from './scalar.ts';
import { readText, writeText } from './text.ts';

/** Deeper values are left alone, so that none can exhaust the stack. */
const DEEPEST = 200;
const SPACE = /\s*/y;
/** Only what Python alone prints is read as such: names or texts in single quotes. */
const BEGINNING = /^[[{(\s]*'/;

/**
 * The lists and dicts of a text that Python's `str` or `repr` made of them, tuples as lists; undefined for other
 * texts, JSON among them, and for keys that are no strings or come twice.
 */
export function readPython(text: string): JsonValue | undefined {
  if (!BEGINNING.test(text)) return undefined;
  const read = valueAt(text, skipSpace(text, 0), 0);
  return read !== undefined && skipSpace(text, read.end) === text.length ? read.value : undefined;
}

/** What Python's `repr` gives for a value. */
export function writePython(value: JsonValue): string {
  if (isArray(value)) return `[${value.map(writePython).join(', ')}]`;
  if (!isObject(value)) return writeScalar(value);
  const members = keysOf(value).map(
    (key) => `${writeText(key)}: ${writePython(value[key] ?? null)}`,
  );
  return `{${members.join(', ')}}`;
}

interface Read {
  readonly value: JsonValue;
  /** Index behind it. */
  readonly end: number;
}

function valueAt(text: string, start: number, depth: number): Read | undefined {
  if (depth > DEEPEST) return undefined;
  const bracket = text[start];
  if (bracket === '{') return dictAt(text, start, depth);
  if (bracket === '[') return listAt(text, start, { depth, close: ']' });
  return bracket === '(' ? listAt(text, start, { depth, close: ')' }) : readScalar(text, start);
}

function listAt(
  text: string,
  start: number,
  { depth, close }: { readonly depth: number; readonly close: string },
): Read | undefined {
  const value: JsonValue[] = [];
  let index = skipSpace(text, start + 1);
  while (text[index] !== close) {
    const element = valueAt(text, index, depth + 1);
    if (element === undefined) return undefined;
    value.push(element.value);
    index = nextMember(text, element.end, close);
    if (index === -1) return undefined;
  }
  return { value, end: index + 1 };
}

function dictAt(text: string, start: number, depth: number): Read | undefined {
  const object = new ObjectBuilder();
  let index = skipSpace(text, start + 1);
  while (text[index] !== '}') {
    const key = readText(text, index);
    const colon = key === undefined ? -1 : skipSpace(text, key.end);
    if (key === undefined || text[colon] !== ':') return undefined;
    const member = valueAt(text, skipSpace(text, colon + 1), depth + 1);
    if (member === undefined || !object.add(key.value, member.value)) return undefined;
    index = nextMember(text, member.end, '}');
    if (index === -1) return undefined;
  }
  return { value: object.finish(), end: index + 1 };
}

/** Where the next member starts or the closing bracket stands; -1 where neither follows. */
function nextMember(text: string, end: number, close: string): number {
  const behind = skipSpace(text, end);
  if (text[behind] === ',') return skipSpace(text, behind + 1);
  return text[behind] === close ? behind : -1;
}

function skipSpace(text: string, from: number): number {
  return endOfMatch(text, from, SPACE);
}
