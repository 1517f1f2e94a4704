import { parsedJson } from '../common/parsed-json.ts';

/** A text that stands as a string in JSON with little besides, as programs return what a command has printed. */
export interface WrappedText {
  readonly text: string;
  /** The JSON with another text in its place. */
  readonly with: (text: string) => string;
}

/** The text takes at least this share of the JSON. */
const LEAST_SHARE = 0.8;
/** JSON is not searched deeper than this: results are wrapped once or twice. */
const DEEPEST = 4;

/** The text that most of a JSON document consists of; undefined for anything else. */
export function wrappedText(json: string): WrappedText | undefined {
  if (!/^\s*[[{]/.test(json) || !isMostlyOneString(json)) return undefined;
  const text = longestString(parsedJson(json), DEEPEST);
  for (const write of WRITERS) {
    const literal = write(text);
    const start = literal.length < LEAST_SHARE * json.length ? -1 : json.indexOf(literal);
    if (start < 0) continue;
    const [before, after] = [json.slice(0, start), json.slice(start + literal.length)];
    return { text, with: (other) => before + write(other) + after };
  }
  return undefined;
}

/** Whether the string in which the middle of a JSON document stands takes most of it: most documents need no more than this look. */
function isMostlyOneString(json: string): boolean {
  const middle = json.length >> 1;
  let start = json.lastIndexOf('"', middle);
  while (isEscaped(json, start)) start = json.lastIndexOf('"', start - 1);
  let end = json.indexOf('"', middle + 1);
  while (isEscaped(json, end)) end = json.indexOf('"', end + 1);
  return end - start >= LEAST_SHARE * json.length;
}

/** Whether an odd number of backslashes stands before a character. */
function isEscaped(json: string, index: number): boolean {
  let start = index;
  while (json[start - 1] === '\\') start -= 1;
  return (index - start) % 2 === 1;
}

/** Python's `json` escapes all that is not ASCII. */
const WRITERS: readonly ((text: string) => string)[] = [
  (text) => JSON.stringify(text),
  (text) => JSON.stringify(text).replace(/[\u0080-\uFFFF]/g, escaped),
];

function escaped(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

function longestString(value: unknown, depth: number): string {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null || depth === 0) return '';
  return Object.values(value).reduce<string>((longest, each) => {
    const found = longestString(each, depth - 1);
    return found.length > longest.length ? found : longest;
  }, '');
}
