import { anyOf } from '../../common/patterns.ts';
import { lineAt, type Region } from '../regions/region.ts';

const HEADER = anyOf([
  /^(?:diff --git |index [0-9a-f]{7,}|--- \S|\+\+\+ \S|Index: \S|={20,}$)/,
  /^(?:(?:old|new|deleted file|new file) mode |similarity |rename |Binary files )/,
]);
const HUNK = /^@@ -\d+(?:,(\d+))? \+\d+(?:,(\d+))? @@/;

/**
 * The unified diff that begins at the start of a line: headers and hunks, each of exactly the lines that its
 * own counts name, so that words below it are not taken for lines of context. Undefined where there is none.
 */
export function diffAt(text: string, start: number): Region | undefined {
  if (!/^(?:diff --git |--- \S|Index: \S)/.test(text.slice(start, start + 20))) return undefined;
  let next = start;
  let end = start;
  let headers = 0;
  while (next < text.length && headers <= MOST_HEADERS) {
    const line = lineAt(text, next);
    const shown = text.slice(line.start, Math.min(line.end, line.start + 200));
    const hunk = HUNK.exec(shown);
    if (hunk !== null) {
      const [, removed = '1', added = '1'] = hunk;
      next = hunkEnd(text, line.next, { removed: Number(removed), added: Number(added) });
      end = next;
      headers = 0;
    } else if (HEADER.test(shown)) {
      next = line.next;
      headers += 1;
    } else break;
  }
  return end > start ? { start, end } : undefined;
}

/** More lines above a hunk are no headers of one file; bounds the time. */
const MOST_HEADERS = 12;

/** Where a hunk ends; lines that nobody counted do not belong to it. */
function hunkEnd(text: string, start: number, counts: { removed: number; added: number }): number {
  let { removed, added } = counts;
  let next = start;
  while (next < text.length) {
    const mark = text[next];
    const isNote = mark === '\\';
    if (removed <= 0 && added <= 0 && !isNote) break;
    if (mark === '-') removed -= 1;
    else if (mark === '+') added -= 1;
    else if (mark === ' ' || mark === '\n' || mark === '\r') {
      removed -= 1;
      added -= 1;
    } else if (!isNote) break;
    next = lineAt(text, next).next;
  }
  return next;
}
