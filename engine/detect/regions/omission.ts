import { lineAt, type Region } from './region.ts';

/** What tools write where they left out the middle of an output: `… 5123 tokens truncated …`, `[12 lines omitted]`. */
const OMISSION =
  /(?:…|\.{3}|[[<(])[^\n{}"]{0,60}\b(?:truncated|omitted|elided|skipped|removed|hidden)\b[^\n{}"]{0,40}(?:…|\.{3}|[\])>])/i;
const OMITTED = /\b(?:truncated|omitted|elided|skipped|removed|hidden)\b/gi;
/** Characters before and behind such a word that belong to the note. */
const AROUND = 80;
/** Words that are looked at: more of them are what the text is about. */
const MOST_NOTES = 64;

/** The first note of a tool in a text that it left something out there; undefined where there is none. Linear. */
export function omissionIn(text: string): Region | undefined {
  OMITTED.lastIndex = 0;
  for (let note = 0; note < MOST_NOTES && OMITTED.test(text); note += 1) {
    const from = Math.max(0, OMITTED.lastIndex - AROUND);
    const found = OMISSION.exec(text.slice(from, OMITTED.lastIndex + AROUND));
    if (found === null) continue;
    const start = from + found.index;
    return { start, end: start + found[0].length };
  }
  return undefined;
}

/** The note with the lines before and behind it, which may be cut. */
export function linesAround(text: string, { start, end }: Region): Region {
  let first = lineStart(text, start);
  while (first > 0 && text.slice(first, start).trim() === '') first = lineStart(text, first - 1);
  let last = lineAt(text, end);
  while (last.next < text.length && text.slice(end, last.end).trim() === '') {
    last = lineAt(text, last.next);
  }
  return { start: first, end: last.next };
}

function lineStart(text: string, index: number): number {
  return text.lastIndexOf('\n', index - 1) + 1;
}
