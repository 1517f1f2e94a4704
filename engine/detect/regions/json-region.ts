import { isJson } from '../../common/parsed-json.ts';
import { jsonEnd } from './json-end.ts';
import { lineAt, type Region } from './region.ts';

/** JSON begins with an opening bracket that a value, a name or a closing bracket follows. */
const OPENING = /[{[]\s{0,200}(?:["{[\]}]|-?\d|true|false|null)/y;

/** What programs write before a document on the same line, such as `Output: `. */
const LABEL = /[A-Za-z][\w .-]{0,40}:[ \t]{1,8}(?=[{[])/y;
/** No label is longer, with the blanks behind it. */
const LONGEST_LABEL = 50;
const BRACKET = /[{[]/g;
/** What a document may stand behind within a line: words and their marks, but no name, as of a list in code. */
const BEFORE = /[\s:=>(,"'`]/;

/** What documents are looked for. */
export interface JsonFinderOptions {
  /** Characters. */
  readonly smallest: number;
  /** Also documents that begin or end within a line, as in `Given the context: {…}. Which one failed?` */
  readonly withinLines: boolean;
}

/** Finds JSON documents in lines. */
export interface JsonFinder {
  /**
   * The first document that opens on a line which starts here: at its start, behind a label, or anywhere where that is
   * looked for. It goes to the end of a line if nothing else stands there. Undefined when none does.
   */
  at(start: number): Region | undefined;
}

/** A finder of documents; failed attempts together pass the text twice. */
export function createJsonFinder(
  text: string,
  { smallest, withinLines }: JsonFinderOptions,
): JsonFinder {
  let effort = 2 * text.length;
  /** The first bracket behind the place that was asked about last. */
  let bracket = -1;

  function bracketAfter(start: number): number {
    if (bracket >= start) return bracket;
    BRACKET.lastIndex = start;
    bracket = BRACKET.exec(text)?.index ?? Infinity;
    return bracket;
  }

  function documentAt(start: number): Region | undefined {
    OPENING.lastIndex = start;
    if (effort <= 0 || !OPENING.test(text)) return undefined;
    const end = jsonEnd(text, start);
    const region = end === -1 ? undefined : wholeLines(text, { start, end });
    const isDocument =
      region !== undefined &&
      (withinLines || region.end > end || region.end === text.length) &&
      end - start >= smallest &&
      isJson(text.slice(start, end));
    if (!isDocument) effort -= (end === -1 ? text.length : end) - start;
    return isDocument ? region : undefined;
  }

  /** Only lines that are long or end with the bracket hold documents of some size. */
  function documentWithin(lineStart: number): Region | undefined {
    const { end } = lineAt(text, lineStart);
    for (let at = bracketAfter(lineStart); at < end; at = bracketAfter(at + 1)) {
      const mayBeLarge = end - at >= smallest || text.slice(at + 1, end).trim() === '';
      if (!mayBeLarge || (at > lineStart && !BEFORE.test(text.charAt(at - 1)))) continue;
      const region = documentAt(at);
      if (region !== undefined) return region;
    }
    return undefined;
  }

  return {
    at(lineStart) {
      if (withinLines) return documentWithin(lineStart);
      if (bracketAfter(lineStart) > lineStart + LONGEST_LABEL) return undefined;
      LABEL.lastIndex = lineStart;
      return documentAt(LABEL.test(text) ? LABEL.lastIndex : lineStart);
    },
  };
}

/** The region, up to the end of its last line if nothing else stands there. */
function wholeLines(text: string, { start, end }: Region): Region {
  const line = lineAt(text, end);
  return text.slice(end, line.end).trim() === '' ? { start, end: line.next } : { start, end };
}
