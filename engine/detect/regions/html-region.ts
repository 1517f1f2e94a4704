import { lineAt, type Region } from './region.ts';

const START = /^(?:<!doctype html\b|<html\b)/i;
const END = /<\/html>/gi;

/** Finds pages at line starts. */
export interface HtmlFinder {
  /** The page that begins at the start of a line, up to the line on which it closes. */
  at(start: number): Region | undefined;
}

/** A finder of pages with at least so many characters. It passes the text once, whatever stands in it. */
export function createHtmlFinder(text: string, smallest: number): HtmlFinder {
  /** The end of a page that was found last; -1 where no more follow. */
  let end = 0;

  function endAfter(start: number): number {
    if (end !== -1 && end <= start) {
      END.lastIndex = start;
      end = END.exec(text) === null ? -1 : END.lastIndex;
    }
    return end;
  }

  return {
    at(start) {
      if (text[start] !== '<' || !START.test(text.slice(start, start + 20))) return undefined;
      const close = endAfter(start);
      if (close === -1 || close - start < smallest) return undefined;
      // Words may follow on the same line.
      const line = lineAt(text, close);
      const isAlone = text.slice(close, line.end).trim() === '';
      return { start, end: isAlone ? line.next : close };
    },
  };
}
