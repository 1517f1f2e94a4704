/** How line numbers stand in front of lines: right-aligned in a field, with something behind them. */
export interface Numbering {
  /** What stands before the field, such as `L`; mostly nothing. */
  readonly left: string;
  /** Characters of the field; longer numbers take more. */
  readonly width: number;
  /** What fills the field to the left of the number. */
  readonly fill: ' ' | '0';
  /** What stands between the number and the line. */
  readonly separator: string;
}

/** Lines that follow each other with numbers that count up by one. */
export interface NumberedRun {
  /** Index of its first line, from 0. */
  readonly start: number;
  /** Index behind its last line. */
  readonly end: number;
  /** The number of its first line. */
  readonly number: number;
  readonly numbering: Numbering;
}

/** Fewer lines than this are left as they are. */
const FEWEST_LINES = 12;
/** More than this above the lines would be hard to ask for. */
const MOST_LINES_ABOVE = 3;
const MOST_CHARACTERS_ABOVE = 500;
const PREFIX = /^(L?)( {0,12})(\d{1,7})( {0,4}[→│┃|]|[\t:])/;

/** The prefix of the line with a number. */
export function prefixOf({ left, width, fill, separator }: Numbering, number: number): string {
  return left + String(number).padStart(width, fill) + separator;
}

/** The number of a line as it is shown where most lines have none: without the field around it. */
export function markOf({ left, separator }: Numbering, number: number): string {
  return left + String(number) + separator;
}

/** The runs of numbered lines in a text, in order, each of at least 12 lines or as many as said. Linear. */
export function numberedRuns(
  lines: readonly string[],
  fewestLines: number = FEWEST_LINES,
): readonly NumberedRun[] {
  const runs: NumberedRun[] = [];
  let index = 0;
  while (index < lines.length) {
    const run = runAt(lines, index, fewestLines);
    if (run !== undefined) runs.push(run);
    index = run?.end ?? index + 1;
  }
  return runs;
}

/**
 * The run whose numbers name the lines of a text: its only one, with hardly anything above it. A range of lines of
 * such a text means these numbers.
 */
export function namingRun(lines: readonly string[]): NumberedRun | undefined {
  const [run, ...others] = numberedRuns(lines);
  if (run === undefined || others.length > 0 || run.start > MOST_LINES_ABOVE) return undefined;
  const above = lines.slice(0, run.start).join('\n');
  return above.length <= MOST_CHARACTERS_ABOVE ? run : undefined;
}

/** The numbering and the number of a line; undefined where it has none. */
export function numberingOf(
  line: string,
): { readonly numbering: Numbering; readonly number: number } | undefined {
  const match = PREFIX.exec(line);
  if (match === null) return undefined;
  const [, left = '', padding = '', digits = '', separator = ''] = match;
  const width = padding.length + digits.length;
  const fill = digits.length > 1 && digits.startsWith('0') ? '0' : ' ';
  return { numbering: { left, width, fill, separator }, number: Number(digits) };
}

/** The numbering and the number that a whole prefix is an example of. */
export function numberingLike(prefix: string): ReturnType<typeof numberingOf> {
  const found = numberingOf(prefix);
  if (found === undefined) return undefined;
  const field = prefixOf({ ...found.numbering, separator: '' }, found.number);
  return { ...found, numbering: { ...found.numbering, separator: prefix.slice(field.length) } };
}

/** Whether a line is nothing but its number, without the blank or tab that stands behind the others. */
export function isBarePrefix(line: string, prefix: string): boolean {
  return line.length < prefix.length && line === prefix.trimEnd();
}

function runAt(
  lines: readonly string[],
  start: number,
  fewestLines: number,
): NumberedRun | undefined {
  const found = numberingOf(lines[start] ?? '');
  if (found === undefined) return undefined;
  const { numbering, number } = found;
  let end = start + 1;
  while (end < lines.length && isNumbered(lines[end], numbering, number + end - start)) end += 1;
  if (end - start < fewestLines) return undefined;
  const run = { start, end, number, numbering };
  return isSpaced(lines, run)
    ? { ...run, numbering: { ...numbering, separator: `${numbering.separator} ` } }
    : run;
}

function isNumbered(line: string | undefined, numbering: Numbering, number: number): boolean {
  if (line === undefined) return false;
  const prefix = prefixOf(numbering, number);
  return line.startsWith(prefix) || isBarePrefix(line, prefix);
}

/**
 * Whether a blank belongs to the separator. Every line has one there, and code is indented by even
 * numbers of blanks, the stars of long comments excepted: where most lines begin with an odd number, one
 * of them is not theirs.
 */
function isSpaced(
  lines: readonly string[],
  { start, end, number, numbering }: NumberedRun,
): boolean {
  if (numbering.separator === '\t') return false;
  let odd = 0;
  let even = 0;
  for (let index = start; index < end; index += 1) {
    const prefix = prefixOf(numbering, number + index - start);
    const rest = (lines[index] ?? '').slice(prefix.length);
    if (rest.trim() === '') continue;
    const blanks = rest.search(/[^ ]/);
    if (blanks === 0) return false;
    if (rest.startsWith('*', blanks)) continue;
    if (blanks % 2 === 1) odd += 1;
    else even += 1;
  }
  return odd > even;
}
