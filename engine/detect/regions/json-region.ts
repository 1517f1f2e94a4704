import { isJson } from '../rules/json.ts';
import { jsonEnd } from './json-end.ts';
import { lineAt, type Region } from './region.ts';

/** JSON begins with an opening bracket that a value, a name or a closing bracket follows. */
const OPENING = /[{[]\s{0,200}(?:["{[\]}]|-?\d|true|false|null)/y;

/** What programs write before a document on the same line, such as `Output: `. */
const LABEL = /[A-Za-z][\w .-]{0,40}:[ \t]{1,8}(?=[{[])/y;
/** No label is longer, with the blanks behind it. */
const LONGEST_LABEL = 50;
const BRACKET = /[{[]/g;

/** Finds JSON documents at line starts. */
export interface JsonFinder {
  /**
   * The document that opens at the start of a line, or behind a label there, and goes to the end of a line;
   * undefined when none does.
   */
  at(start: number): Region | undefined;
}

/** A finder of documents with at least so many characters; failed attempts together pass the text twice. */
export function createJsonFinder(text: string, smallest: number): JsonFinder {
  let effort = 2 * text.length;
  /** The first bracket behind the place that was asked about last. */
  let bracket = -1;

  function bracketAfter(start: number): number {
    if (bracket >= start) return bracket;
    BRACKET.lastIndex = start;
    bracket = BRACKET.exec(text)?.index ?? Infinity;
    return bracket;
  }

  return {
    at(lineStart) {
      if (bracketAfter(lineStart) > lineStart + LONGEST_LABEL) return undefined;
      LABEL.lastIndex = lineStart;
      const start = LABEL.test(text) ? LABEL.lastIndex : lineStart;
      OPENING.lastIndex = start;
      if (effort <= 0 || !OPENING.test(text)) return undefined;
      const end = jsonEnd(text, start);
      const region = end === -1 ? undefined : wholeLines(text, { start, end });
      const isDocument =
        region !== undefined && end - start >= smallest && isJson(text.slice(start, end));
      if (!isDocument) effort -= (end === -1 ? text.length : end) - start;
      return isDocument ? region : undefined;
    },
  };
}

/** The region up to the end of its last line; undefined when something else stands there. */
function wholeLines(text: string, { start, end }: Region): Region | undefined {
  const line = lineAt(text, end);
  return text.slice(end, line.end).trim() === '' ? { start, end: line.next } : undefined;
}
