import { isJson, parsedJson } from '../common/parsed-json.ts';

/** Texts that stand as strings in JSON with little besides, as programs return what a command has printed or pages that they read. */
export interface WrappedTexts {
  readonly texts: readonly string[];
  /** The JSON with other texts in their places. */
  readonly with: (texts: readonly string[]) => string;
}

/** The texts take at least this share of the JSON. */
const LEAST_SHARE = 0.8;
/** Characters of each of several texts: of shorter ones nothing would be left out. */
const LEAST_CHARACTERS = 8_000;

/** The long strings of a JSON document that consists of little else; undefined for anything else. */
export function wrappedTexts(json: string): WrappedTexts | undefined {
  const strings = /^\s*[[{]/.test(json) ? longStrings(json) : [];
  if (strings.length === 0 || !isJson(json)) return undefined;
  return {
    texts: strings.map(({ text }) => text),
    with(texts) {
      const written = strings.map(
        ({ start, write }, index) =>
          json.slice(strings[index - 1]?.end ?? 0, start) + write(texts[index] ?? ''),
      );
      return written.join('') + json.slice(strings.at(-1)?.end);
    },
  };
}

/** A string in JSON, and how it was written. */
interface LongString {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly write: (text: string) => string;
}

/** None unless they are most of the JSON; looked for as long as they can be. */
function longStrings(json: string): readonly LongString[] {
  const shortest = Math.min(LEAST_CHARACTERS, LEAST_SHARE * json.length);
  const mostOthers = (1 - LEAST_SHARE) * json.length;
  const found: LongString[] = [];
  let others = 0;
  let next = 0;
  while (next < json.length && others <= mostOthers) {
    const start = json.indexOf('"', next);
    const end = start === -1 ? json.length : endOfString(json, start);
    const long = end - start < shortest ? undefined : readString(json, start, end);
    if (long !== undefined) found.push(long);
    others += (long?.start ?? end) - next;
    next = end;
  }
  return others <= mostOthers ? found : [];
}

/** Index behind the quotation mark that ends a string; behind the text where there is none. */
function endOfString(json: string, start: number): number {
  let end = json.indexOf('"', start + 1);
  while (isEscaped(json, end)) end = json.indexOf('"', end + 1);
  return end === -1 ? json.length : end + 1;
}

/** Whether an odd number of backslashes stands before a character. */
function isEscaped(json: string, index: number): boolean {
  let start = index;
  while (json[start - 1] === '\\') start -= 1;
  return (index - start) % 2 === 1;
}

/** A string that can be written again as it is; undefined for any other, and for a name. */
function readString(json: string, start: number, end: number): LongString | undefined {
  const literal = json.slice(start, end);
  const text = parsedJson(literal);
  if (typeof text !== 'string' || json.slice(end).trimStart().startsWith(':')) return undefined;
  const write = WRITERS.find((each) => each(text) === literal);
  return write && { start, end, text, write };
}

/** Python's `json` escapes all that is not ASCII. */
const WRITERS: readonly ((text: string) => string)[] = [
  (text) => JSON.stringify(text),
  (text) => JSON.stringify(text).replace(/[\u0080-\uFFFF]/g, escaped),
];

function escaped(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
