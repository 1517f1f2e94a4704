import type { Detection } from '../../content.ts';
import { withoutGraph } from '../../lines/graph.ts';
import { hasMarkedWords } from '../../lines/marked-words.ts';
import { hits, type Sample } from '../sample.ts';

/** Merges have an at sign and a range more for each parent. */
const HUNK =
  /^@@@{0,20}(?: -\d+(?:,\d+)?){1,20} \+\d+(?:,\d+)? @@|^\d+(?:,\d+)?[acd]\d+(?:,\d+)?$|^\*{3} \d+(?:,\d+)? \*{4}$/;
const HEADER =
  /^(?:diff --(?:git|cc|combined) |--- \S|\+\+\+ \S|\*{3} \S+[/.\t]|Index: \S|index [0-9a-f]{7,})/;
const BODY =
  /^(?:[-+ @\\<>]|![ \r]|[!~]$|\*{3}(?: |\*{12})|diff |index |similarity |rename |(?:new|deleted) file |Index: |={20,}$)/;

const COMMIT =
  /^(?:commit [0-9a-f]{7,}|Author: |AuthorDate: |Commit(?:Date)?: |Date: |Merge: |Binary files |GIT binary|old mode|new mode|copy |Only in |(?:literal|delta) \d)/;
/** Of a file of which nothing but its name or mode changed, or which is binary, this may be all there is. */
const GIT_FILE = /^diff --git \S/;
/** A full line of what git writes for the bytes of a binary file. */
const BINARY_DATA = /^z[!-~]{65}$/;
const LONGEST_PREFACE = 40;
/** What `--stat` prints for each file, as `git format-patch` does above the first header, and what `git status -v` prints. */
const STAT =
  /^\t[a-z ]{1,30}: {1,12}\S|^ (?:\S.* +\| +(?:\d+ ?[-+]*|Bin\b.*)|(?:create|delete|rename|copy|rewrite|mode change) .*)$/;

const KNOWN = [BODY, HUNK, COMMIT, BINARY_DATA];

/** Unified, context and plain diffs, with or without commit headers in front. */
export function diff(sample: Sample): Detection | undefined {
  const lines = withoutGraph(sample.lines);
  const hunks = hits(lines, HUNK);
  const headers = hits(lines, HEADER);
  if (hunks === 0 ? hits(lines, GIT_FILE) === 0 : headers === 0 && hunks < 2) return undefined;
  const preface = lines.findIndex((line) => HEADER.test(line) || HUNK.test(line));
  const body = lines.slice(preface);
  const above = lines.slice(0, preface).filter((line) => !STAT.test(line));
  const known = body.filter((line) => KNOWN.some((pattern) => pattern.test(line)));
  const isDiff =
    (known.length >= 0.92 * body.length || isOfWords(body)) &&
    body.length >= 0.5 * (above.length + body.length);
  if (!isDiff || above.length > LONGEST_PREFACE) return undefined;
  return {
    kind: 'diff',
    confidence: Math.min(0.99, 0.69 + (0.3 * body.length) / (above.length + body.length)),
  };
}

/** Whether single words are marked as changed in every hunk: the lines of such a diff have no signs. */
function isOfWords(lines: readonly string[]): boolean {
  const hunks = hits(lines, HUNK);
  return hunks > 0 && hits(lines, GIT_FILE) > 0 && lines.filter(hasMarkedWords).length >= hunks;
}
