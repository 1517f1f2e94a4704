import { share } from '../../sample.ts';
import { SPACED_PATH } from './hits.ts';

/** Editors indent their hits, and some write `Line 12: text`. */
const NUMBERED = /^\s{0,8}(?:Line |L)?(\d+)(?:[:-]| \| )/;
const AT_MARGIN = /^(?:Line )?\d+[:-]/;
/** The name of a file above its hits. */
const HEADING = /^(?:File: |# |[A-Za-z]:)?[^\s:()"'<>=,;]{0,300}[/\\.][\w.@+-]{1,100}:?$/;
const SPACED_HEADING = new RegExp(`^${SPACED_PATH}:?$`);
/** Hits of one file alone have rising numbers; so many that rise are no accident. */
const FEWEST_RISING = 5;
const NEARLY_ALL = 0.9;
const SURE = 0.96;

/**
 * How sure it is that the lines are hits as ripgrep prints them on a terminal, `12:text` below the name of their file, or
 * those of one file without a name; undefined where they are not.
 */
export function sureOfHeaded(lines: readonly string[]): number | undefined {
  return sureOfNamed(lines) ?? sureOfUnnamed(lines);
}

function sureOfNamed(lines: readonly string[]): number | undefined {
  const numbered = share(lines, NUMBERED);
  const isHeading = lines.map((line) => !NUMBERED.test(line) && namesAFile(line));
  const headings = isHeading.filter(Boolean).length;
  const covered = numbered + headings / lines.length;
  if (headings === 0 || numbered < 0.4 || covered < 0.85) return undefined;
  // Below each file stand its hits: no code and no file that was read looks like that.
  const above = isHeading.filter((is, index) => is && NUMBERED.test(lines[index + 1] ?? ''));
  return above.length >= NEARLY_ALL * headings && covered >= 0.95 ? SURE : 0.82;
}

function namesAFile(line: string): boolean {
  return HEADING.test(line) || SPACED_HEADING.test(line);
}

function sureOfUnnamed(lines: readonly string[]): number | undefined {
  if (share(lines, AT_MARGIN) < NEARLY_ALL || !isRising(lines)) return undefined;
  return lines.length < FEWEST_RISING ? 0.72 : SURE;
}

/** The numbers rise, but for the places where a sample or another file begins. */
function isRising(lines: readonly string[]): boolean {
  const numbers = lines.map((line) => Number(NUMBERED.exec(line)?.[1] ?? -1));
  const steps = numbers.slice(1).filter((number, index) => number > (numbers[index] ?? 0)).length;
  return steps >= NEARLY_ALL * (numbers.length - 1);
}
