import { endOfMatch } from '../../common/end-of-match.ts';

/** Where the values of a JSON text lie, by their numbers. */
export interface Columns {
  readonly starts: number[];
  readonly ends: number[];
  /** Where the quote before its key stands; -1 for a value without one. */
  readonly keys: number[];
  /** The number of the value that holds it; -1 for the root. */
  readonly parents: number[];
  /** The first value that is no longer inside. */
  readonly after: number[];
  /** Whether the text followed the grammar of JSON up to the end of the root. */
  readonly isComplete: boolean;
}

/** What is scanned of a text. */
export interface ScanOptions {
  readonly from: number;
  /** Whether what is scanned are the elements of a list whose bracket is not there. */
  readonly isWithinList: boolean;
}

export const OPEN_BRACE = 123;
export const OPEN_BRACKET = 91;
const CLOSE_BRACE = 125;
const CLOSE_BRACKET = 93;
const QUOTE = 34;
/** JSON has none around a text, but what Python prints has. */
const SINGLE_QUOTE = 39;
const BACKSLASH = 92;
const SPACE_OR_SEPARATOR = /[\s,:]*/y;
const LITERAL = /[^\s,:{}[\]"]+/y;
const KNOWN_LITERAL = /^(?:-?\d[\d.eE+-]*|true|false|null)$/;
const LONGEST_LITERAL = 400;

/** Scans one value of a text that is JSON or looks like it, as far as that goes. Linear. */
export function scanColumns(text: string, { from, isWithinList }: ScanOptions): Columns {
  const columns = emptyColumns();
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
    } else if (unit === CLOSE_BRACE || unit === CLOSE_BRACKET) {
      // The list that a text begins within ends before its bracket.
      const isEndOfList = isWithinList && open.length === 1;
      if (!isEndOfList) at += 1;
      if (open.length > 0) close(at);
    } else {
      const end = endOfMatch(text, at, LITERAL);
      if (!KNOWN_LITERAL.test(text.slice(at, Math.min(end, at + LONGEST_LITERAL))))
        isComplete = false;
      begin(end);
      at = end;
    }
    if (open.length === 0) break;
    at = endOfMatch(text, at, SPACE_OR_SEPARATOR);
  }
  if (open.length > 0) isComplete = false;
  while (open.length > 0) close(text.length);
  return { ...columns, isComplete };
}

function emptyColumns(): Omit<Columns, 'isComplete'> {
  return { starts: [], ends: [], keys: [], parents: [], after: [] };
}

/** The position after the closing quote; beyond the text where there is none. */
export function stringEnd(text: string, start: number): number {
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
