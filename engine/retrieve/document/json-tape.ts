import { endOfMatch } from '../../end-of-match.ts';
import type { Span } from './span.ts';

/**
 * Where every value of a JSON text lies, in the order of the text: value 0 is the root. Nothing is
 * decoded, so that a value is always shown as it was written.
 */
export interface JsonTape {
  readonly text: string;
  /** How many values there are. */
  readonly size: number;
  /** Where a value lies. */
  spanOf(value: number): Span;
  /** Where a value lies, together with its key and colon where it has one. */
  memberSpanOf(value: number): Span;
  /** The key of a member as it was written, without quotes; undefined for elements and the root. */
  keyOf(value: number): string | undefined;
  /** The value that holds a value; -1 for the root. */
  parentOf(value: number): number;
  /** The values directly inside a value, in order. */
  childrenOf(value: number): readonly number[];
  /** Whether `other` is the value right after `value` in the same object or list. */
  isNext(value: number, other: number): boolean;
  isObject(value: number): boolean;
  isArray(value: number): boolean;
  /** Whether the text followed the grammar of JSON up to the end of the root. */
  readonly isComplete: boolean;
}

const QUOTE = 34;
/** JSON has none around a text, but what Python prints has. */
const SINGLE_QUOTE = 39;
const BACKSLASH = 92;
const OPEN_BRACE = 123;
const OPEN_BRACKET = 91;
const SPACE_OR_SEPARATOR = /[\s,:]*/y;
const LITERAL = /[^\s,:{}[\]"]+/y;
const KNOWN_LITERAL = /^(?:-?\d[\d.eE+-]*|true|false|null)$/;

interface Columns {
  readonly starts: number[];
  readonly ends: number[];
  readonly keys: number[];
  readonly parents: number[];
  /** The first value that is no longer inside. */
  readonly after: number[];
}

/**
 * Scans the first JSON document of a text, in linear time. Forgiving: a text that was cut off or is not
 * quite JSON is read as far as it goes and `isComplete` is false. Where another value follows on the first behind a comma,
 * the text begins within a list: value 0 is that list.
 */
export function scanJson(text: string, from = 0): JsonTape | undefined {
  const columns = emptyColumns();
  const isComplete = scan(text, { from, isWithinList: false }, columns);
  const end = columns.ends[0] ?? text.length;
  if (!NEXT_ELEMENT.test(text.slice(end, end + LONGEST_GAP))) {
    return columns.starts.length === 0
      ? undefined
      : tapeOf(text, columns, { isComplete, isWithinList: false });
  }
  const elements = emptyColumns();
  scan(text, { from, isWithinList: true }, elements);
  return tapeOf(text, elements, { isComplete: false, isWithinList: true });
}

const NEXT_ELEMENT = /^\s*,\s*[{[]/;
const LONGEST_GAP = 400;

function emptyColumns(): Columns {
  return { starts: [], ends: [], keys: [], parents: [], after: [] };
}

interface ScanOptions {
  readonly from: number;
  /** Whether what is scanned are the elements of a list whose bracket is not there. */
  readonly isWithinList: boolean;
}

function scan(text: string, { from, isWithinList }: ScanOptions, columns: Columns): boolean {
  const { starts, ends, keys, parents, after } = columns;
  const open: number[] = [];
  let isComplete = true;
  let key = -1;
  let at = endOfMatch(text, from, SPACE_OR_SEPARATOR);
  if (isWithinList) {
    begin(text.length);
    open.push(0);
  }

  function begin(end: number): void {
    starts.push(at);
    ends.push(end);
    keys.push(key);
    parents.push(open.at(-1) ?? -1);
    after.push(starts.length);
    key = -1;
  }

  function close(end: number): void {
    const value = open.pop() ?? 0;
    ends[value] = end;
    after[value] = starts.length;
  }

  while (at < text.length) {
    const unit = text.charCodeAt(at);
    if (unit === QUOTE || unit === SINGLE_QUOTE) {
      const end = stringEnd(text, at);
      if (end > text.length) isComplete = false;
      const isInObject = text.charCodeAt(starts[open.at(-1) ?? -1] ?? -1) === OPEN_BRACE;
      const isKey = key === -1 && isInObject && !(isWithinList && open.length === 1);
      if (isKey) key = at;
      else begin(Math.min(end, text.length));
      at = Math.min(end, text.length);
    } else if (unit === OPEN_BRACE || unit === OPEN_BRACKET) {
      begin(text.length);
      open.push(starts.length - 1);
      at += 1;
    } else if (unit === OPEN_BRACE + 2 || unit === OPEN_BRACKET + 2) {
      if (open.length === 0) break;
      if (isWithinList && open.length === 1) {
        close(at);
        break;
      }
      at += 1;
      close(at);
    } else {
      const end = endOfMatch(text, at, LITERAL);
      if (!KNOWN_LITERAL.test(text.slice(at, Math.min(end, at + 400)))) isComplete = false;
      begin(end);
      at = end;
    }
    if (open.length === 0) break;
    at = endOfMatch(text, at, SPACE_OR_SEPARATOR);
  }
  if (open.length > 0) isComplete = false;
  while (open.length > 0) close(text.length);
  return isComplete;
}

/** The position after the closing quote; beyond the text where there is none. */
function stringEnd(text: string, start: number): number {
  const sign = text.charAt(start);
  for (
    let quote = text.indexOf(sign, start + 1);
    quote !== -1;
    quote = text.indexOf(sign, quote + 1)
  ) {
    let slashes = 0;
    while (text.charCodeAt(quote - 1 - slashes) === BACKSLASH) slashes += 1;
    if (slashes % 2 === 0) return quote + 1;
  }
  return text.length + 1;
}

function tapeOf(
  text: string,
  columns: Columns,
  { isComplete, isWithinList }: Pick<JsonTape, 'isComplete'> & Pick<ScanOptions, 'isWithinList'>,
): JsonTape {
  const { starts, ends, keys, parents, after } = columns;
  const size = starts.length;
  const startOf = (value: number): number => starts[value] ?? 0;
  const keyStart = (value: number): number => keys[value] ?? -1;
  const isList = (value: number): boolean => isWithinList && value === 0;
  return {
    text,
    size,
    isComplete,
    spanOf: (value) => ({ start: startOf(value), end: ends[value] ?? 0 }),
    memberSpanOf: (value) => ({
      start: keyStart(value) === -1 ? startOf(value) : keyStart(value),
      end: ends[value] ?? 0,
    }),
    keyOf(value) {
      const start = keyStart(value);
      return start === -1 ? undefined : text.slice(start + 1, stringEnd(text, start) - 1);
    },
    parentOf: (value) => parents[value] ?? -1,
    childrenOf(value) {
      const children: number[] = [];
      const end = after[value] ?? 0;
      for (let child = value + 1; child < end; child = after[child] ?? end) children.push(child);
      return children;
    },
    isNext: (value, other) => after[value] === other,
    isObject: (value) => !isList(value) && text.charCodeAt(startOf(value)) === OPEN_BRACE,
    isArray: (value) => isList(value) || text.charCodeAt(startOf(value)) === OPEN_BRACKET,
  };
}
