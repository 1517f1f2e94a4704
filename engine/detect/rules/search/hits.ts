import { anyOf } from '../../../common/patterns.ts';
import { share, shareOf } from '../../sample.ts';

/** Dates and times have colons as well. */
const NO_TIME = String.raw`(?!\d{4}-\d\d-\d\dT\d\d:)`;
/** A drive, or the revision that `git grep` searched. */
const IN_FRONT = String.raw`(?:[A-Za-z]:|(?:HEAD|[0-9a-f]{7,40})[~^\d]{0,9}:)?`;
const PATH = String.raw`(?=[^:\n]{0,300}[A-Za-z])[^\s:()"'<>=,;|]{1,300}`;
/** A line, perhaps with a column; at the end of all a line alone, where the path has a directory or an ending. */
const PLACE = String.raw`:\d+(?::\d+)?:|(?<=[./\\]\S{0,300}):\d+$`;
/** The same of a line around a hit. */
const PLACE_AROUND = String.raw`([-=])(?<=[./]\S{0,300})\d+\1`;
const HIT = new RegExp(`^${NO_TIME}${IN_FRONT}${PATH}(?:${PLACE}|${PLACE_AROUND})`);
/** A path that may hold blanks: a directory and the ending of a file tell it from what else is printed. */
const OF_PATHS = String.raw`[^:"'<>=,;|{}\n]`;
const HAS_DIRECTORY = String.raw`(?=[^:\n]{0,300}[/\\])`;
export const SPACED_PATH: string = String.raw`(?:[A-Za-z]:)?${HAS_DIRECTORY}(?!\s)${OF_PATHS}{1,301}\.[A-Za-z]\w{0,9}`;
const SPACED_HIT = new RegExp(String.raw`^${SPACED_PATH}(?::\d+(?::\d+)?:|-\d+-)`);
const MOSTLY_LOCATED = 0.6;

/** What `grep -r` prints of a hit: a file in a directory, or a name with an ending. */
const FILE_HIT = anyOf([
  /^(?:[A-Za-z]:)?(?:\.{0,2}[/\\])?(?:[\w@+-][\w.@+-]*[/\\])+[\w.@+-]+:/,
  /^(?:\.{1,2}[/\\])?[\w@+-]+\.[a-z]{1,5}:(?!\/\/)/,
]);
/** What `grep -r -C` prints around such a hit: a dash behind the ending of the file. */
const FILE_AROUND = /^(?:[A-Za-z]:)?[^\s:()"'<>=,;]{0,300}[/\\][^\s:()"'<>=,;]{0,100}?\.\w{1,8}-/;
const FEWEST_AMONG_AROUND = 0.1;
const MOSTLY_IN_FILES = 0.8;

/** Cline's rule between hits, and the bar in front of what it found. */
const BAR_RULE = /^│-{4}$/;
const BARRED = /^│/;

/** How sure it is that the lines are hits with their files and numbers in front; undefined where they are not. */
export function sureOfLocated(lines: readonly string[]): number | undefined {
  const located = shareOf(lines, (line) => HIT.test(line) || SPACED_HIT.test(line));
  return located >= MOSTLY_LOCATED ? 0.7 + 0.28 * located : undefined;
}

/** The same of hits that have their files alone in front. */
export function sureOfNumberless(lines: readonly string[]): number | undefined {
  const found = share(lines, FILE_HIT);
  const around = found < FEWEST_AMONG_AROUND ? 0 : share(lines, FILE_AROUND);
  const inFiles = Math.min(1, found + around);
  return inFiles >= MOSTLY_IN_FILES ? 0.6 + 0.37 * inFiles : undefined;
}

/** The same of hits behind bars, with rules between them. */
export function sureOfBarred(lines: readonly string[]): number | undefined {
  return share(lines, BARRED) >= 0.6 && share(lines, BAR_RULE) >= 0.1 ? 0.96 : undefined;
}
