import type { Detection } from '../../content.ts';
import { share, type Sample } from '../sample.ts';

const HIT =
  /^(?:[A-Za-z]:)?(?=[^:\n]{0,300}[A-Za-z])[^\s:()"'<>=,;]{1,300}(?::\d+(?::\d+)?:|:\d+$|-(?<=[./]\S{0,300}-)\d+-)/;
const FILE_HIT = /^(?:\.{0,2}\/)?(?:[\w@+-][\w.@+-]*\/)+[\w.@+-]+:|^[\w@+-]+\.[a-z]{1,5}:(?!\/\/)/;
/** So many numbers that rise are no accident. */
const FEWEST_RISING = 5;
const NUMBERED_HIT = /^(\d+)[:-]/;
const PATH =
  /^(?!.* {2})(?:[A-Za-z]:)?(?:[./~]{0,3}[\w.@+$[\](){}-]+)?(?:[/\\][\w.@+$[\](){}, -]+)+[/\\]?$/;
/** A line of a tree of files. */
const BRANCH = /^(?:[│|][\s\u00A0]{3}| {4})*(?:[├└]── |[|`]-- )\S/;
const FILE = /^[\w.@+-]+\.\w{1,8}$/;
/** Compilers name their places like a search, but report on them. */
const REPORT = /:\d+: (?:fatal )?(?:error|warning|note)\b/;
/** What searches print besides hits. */
const NOTICE =
  /^(?:--|(?:Found|Showing|Listing) \d+ \w+.*|\d+ (?:matche?s?|results?|files?|hits?)\b.*|Binary file .* matches|(?:grep|rg|find|ls|tree): .*)$/i;

/** Hits of a search with their files and lines, lists and trees of paths. */
export function search({ lines: all }: Sample): Detection | undefined {
  const lines = all.filter((line) => !NOTICE.test(line));
  if (lines.length < 2 || share(lines, REPORT) >= 0.4) return undefined;
  const located = share(lines, HIT);
  if (located >= 0.6) return { kind: 'search', confidence: 0.7 + 0.28 * located };
  const inFiles = share(lines, FILE_HIT);
  if (inFiles >= 0.8) return { kind: 'search', confidence: 0.6 + 0.37 * inFiles };
  if (share(lines, BRANCH) >= 0.8) return { kind: 'search', confidence: 0.95 };
  const paths = lines.filter((line) => PATH.test(line) || FILE.test(line)).length / lines.length;
  if (paths >= 0.8) return { kind: 'search', confidence: 0.5 + 0.42 * paths };
  return headed(lines);
}

/** Ripgrep's form: the file on a line of its own, its hits below as `12:text`. */
function headed(lines: readonly string[]): Detection | undefined {
  const numbered = share(lines, NUMBERED_HIT);
  const files = lines.filter((line) => PATH.test(line) || FILE.test(line)).length / lines.length;
  const isHeaded = files > 0 && numbered >= 0.4 && numbered + files >= 0.85;
  if (isHeaded) return { kind: 'search', confidence: 0.82 };
  if (numbered < 0.9 || !isRising(lines)) return undefined;
  return { kind: 'search', confidence: lines.length < FEWEST_RISING ? 0.72 : 0.96 };
}

/** The numbers rise, but for the places where a sample or another file begins. */
function isRising(lines: readonly string[]): boolean {
  const numbers = lines.map((line) => Number(NUMBERED_HIT.exec(line)?.[1] ?? -1));
  const steps = numbers.slice(1).filter((number, index) => number > (numbers[index] ?? 0)).length;
  return steps >= 0.9 * (numbers.length - 1);
}
