import type { Detection } from '../../content.ts';
import { hits, share, type Sample } from '../sample.ts';
import { REPORT_LINE } from './report-line.ts';

const HIT =
  /^(?!\d{4}-\d\d-\d\dT\d\d:)(?:[A-Za-z]:|(?:HEAD|[0-9a-f]{7,40})[~^\d]{0,9}:)?(?=[^:\n]{0,300}[A-Za-z])[^\s:()"'<>=,;|]{1,300}(?::\d+(?::\d+)?:|(?<=[./\\]\S{0,300}):\d+$|([-=])(?<=[./]\S{0,300})\d+\1)/;
/** The same in a path with blanks: a directory and the ending of a file tell it from what else is printed. */
const SPACED_HIT =
  /^(?:[A-Za-z]:)?(?=[^:\n]{0,300}[/\\])[^\s:"'<>=,;|{}][^:"'<>=,;|{}\n]{0,300}\.[A-Za-z]\w{0,9}(?::\d+(?::\d+)?:|-\d+-)/;
const FILE_HIT =
  /^(?:[A-Za-z]:)?(?:\.{0,2}[/\\])?(?:[\w@+-][\w.@+-]*[/\\])+[\w.@+-]+:|^(?:\.{1,2}[/\\])?[\w@+-]+\.[a-z]{1,5}:(?!\/\/)/;
/** What `grep -r -C` prints around such a hit: a dash behind the ending of the file. */
const FILE_AROUND = /^(?:[A-Za-z]:)?[^\s:()"'<>=,;]{0,300}[/\\][^\s:()"'<>=,;]{0,100}?\.\w{1,8}-/;
const FEWEST_AMONG_AROUND = 0.1;
/** So many numbers that rise are no accident. */
const FEWEST_RISING = 5;
const NUMBERED_HIT = /^\s{0,8}(?:Line |L)?(\d+)(?:[:-]| \| )/;
const AT_MARGIN = /^(?:Line )?\d+[:-]/;
/** The name of a file above its hits. */
const HEADING = /^(?:File: |# |[A-Za-z]:)?[^\s:()"'<>=,;]{0,300}[/\\.][\w.@+-]{1,100}:?$/;
const SPACED_HEADING =
  /^(?:[A-Za-z]:)?(?=[^:\n]{0,300}[/\\])[^\s:"'<>=,;|{}][^:"'<>=,;|{}\n]{0,300}\.[A-Za-z]\w{0,9}:?$/;
const SURE = 0.96;
/** Cline's rule between hits, and the bar in front of what it found. */
const BAR_RULE = /^│-{4}$/;
const BARRED = /^│/;
const PATH =
  /^(?!.* {2})(?:[A-Za-z]:)?(?:[./~]{0,3}[\p{L}\p{M}\p{N}_.@+$[\](){}=-]+)?(?:[/\\][\p{L}\p{M}\p{N}_.@+$[\](){}=~%&!', -]+)+[/\\]?$/u;
/** A line of a tree of files or packages. */
const BRANCH = /^(?:(?:[│|][\s\u00A0]{3}| {4})*(?:[├└]── |[|`]-- )|(?:[│ ] )*[├└]─[─┬] )\S/;
const FILE = /^[\w.@+-]+\.\w{1,8}$/;
/** A directory above what it holds, and what can be one of its entries, as `ls -R` prints them. */
const DIRECTORY = /^(?:\.{1,2}|~|[\w.@+-]*)(?:\/[\w.@+ -]+)*\/?:$/;
const ENTRY = /^[\w.@+$~-][\w .@+$~,-]{0,200}[*/@]?$/;
const FEWEST_DIRECTORIES = 3;
/** Where a sample of a long text holds fewer lines, the lines are long. */
const FEWEST_SAMPLED = 24;
const LONG_TEXT = 15_000;
const LOOKED_THROUGH = 256_000;
const MOST_STARTS = 100;
const LONGEST_START = 400;
/** What searches print besides hits. */
const NOTICE =
  /^(?:-{2,4}|End of matches .*|(?:Found|Showing|Listing) \d+ \w+.*|\d+ (?:matche?s?|results?|files?|hits?)\b.*|Binary file .* matches|(?:grep|rg|find|ls|tree): .*)$/i;

/** Hits of a search with their files and lines, lists and trees of paths. */
export function search(sample: Sample): Detection | undefined {
  const lines = linesOf(sample).filter((line) => !NOTICE.test(line));
  // Compilers and checkers name their places like a search, but report on them.
  if (lines.length < 2 || share(lines, REPORT_LINE) >= 0.4) return undefined;
  const located =
    lines.filter((line) => HIT.test(line) || SPACED_HIT.test(line)).length / lines.length;
  if (located >= 0.6) return { kind: 'search', confidence: 0.7 + 0.28 * located };
  const found = share(lines, FILE_HIT);
  const around = found < FEWEST_AMONG_AROUND ? 0 : share(lines, FILE_AROUND);
  const inFiles = Math.min(1, found + around);
  if (inFiles >= 0.8) return { kind: 'search', confidence: 0.6 + 0.37 * inFiles };
  if (share(lines, BRANCH) >= 0.8) return { kind: 'search', confidence: 0.95 };
  if (isListing(lines)) return { kind: 'search', confidence: 0.93 };
  const paths = lines.filter((line) => PATH.test(line) || FILE.test(line)).length / lines.length;
  if (paths >= 0.8) return { kind: 'search', confidence: 0.5 + 0.42 * paths };
  if (share(lines, BARRED) >= 0.6 && share(lines, BAR_RULE) >= 0.1) {
    return { kind: 'search', confidence: SURE };
  }
  return headed(lines);
}

/** The sample, or where its windows hold few lines because these are long, as those of minified files, how lines begin. */
function linesOf({ text, lines }: Sample): readonly string[] {
  if (lines.length >= FEWEST_SAMPLED || text.length < LONG_TEXT) return lines;
  const starts: string[] = [];
  const last = Math.min(text.length, LOOKED_THROUGH);
  let start = 0;
  while (start < last && starts.length < MOST_STARTS) {
    const end = text.indexOf('\n', start);
    const next = end === -1 ? text.length : end;
    if (next > start) starts.push(text.slice(start, Math.min(next, start + LONGEST_START)));
    start = next + 1;
  }
  return starts;
}

function isListing(lines: readonly string[]): boolean {
  if (!DIRECTORY.test(lines[0] ?? '')) return false;
  const directories = lines.filter((line) => DIRECTORY.test(line));
  if (directories.length < FEWEST_DIRECTORIES || share(directories, /\//) < 0.6) return false;
  return directories.length + hits(lines, ENTRY) >= 0.98 * lines.length;
}

/** Ripgrep's form: the file on a line of its own, its hits below as `12:text`, which editors indent. */
function headed(lines: readonly string[]): Detection | undefined {
  const numbered = share(lines, NUMBERED_HIT);
  const isHeading = lines.map((line) => !NUMBERED_HIT.test(line) && namesAFile(line));
  const files = isHeading.filter(Boolean).length / lines.length;
  if (files > 0 && numbered >= 0.4 && numbered + files >= 0.85) {
    // Below each file stand its hits: no code and no file that was read looks like that.
    const above = isHeading.filter((is, index) => is && NUMBERED_HIT.test(lines[index + 1] ?? ''));
    const isSure = above.length >= 0.9 * files * lines.length && numbered + files >= 0.95;
    return { kind: 'search', confidence: isSure ? SURE : 0.82 };
  }
  if (share(lines, AT_MARGIN) < 0.9 || !isRising(lines)) return undefined;
  return { kind: 'search', confidence: lines.length < FEWEST_RISING ? 0.72 : SURE };
}

function namesAFile(line: string): boolean {
  return HEADING.test(line) || SPACED_HEADING.test(line);
}

/** The numbers rise, but for the places where a sample or another file begins. */
function isRising(lines: readonly string[]): boolean {
  const numbers = lines.map((line) => Number(NUMBERED_HIT.exec(line)?.[1] ?? -1));
  const steps = numbers.slice(1).filter((number, index) => number > (numbers[index] ?? 0)).length;
  return steps >= 0.9 * (numbers.length - 1);
}
