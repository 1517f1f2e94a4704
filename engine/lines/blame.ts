/** A line of a file as `git blame` prints it: behind the commit that wrote it, and its number. */
export interface BlamedLine {
  /** The commit and what is printed of it: `84d676aa`, `84d676aa (Ann Other 2026-11-23 07:57:21 +0000`. */
  readonly commit: string;
  /** The number as it is printed, with the blanks that align it. */
  readonly field: string;
  /** The line of the file. */
  readonly code: string;
}

/** Such lines, which follow each other in a text. */
export interface BlamedRun {
  /** Index of the first one, from 0. */
  readonly start: number;
  /** Index behind the last one. */
  readonly end: number;
  /** The number of the first one. */
  readonly number: number;
  readonly lines: readonly BlamedLine[];
}

const BLAMED = /^(\^?[0-9a-f]{6,40}(?: .{1,300}?)??) ( {0,6}\d{1,7})\) ([^]*)$/;
/** Fewer lines than this are left as they are. */
const FEWEST_LINES = 12;
/** What a tool says above and below. */
const MOST_OTHER_LINES = 3;

/** What a line of `git blame` says; undefined where it is none. Linear: what stands before the number is bounded. */
export function blamedLine(line: string): BlamedLine | undefined {
  const [, commit, field, code] = BLAMED.exec(line) ?? [];
  if (commit === undefined || field === undefined || code === undefined) return undefined;
  return { commit, field, code };
}

/** The lines of `git blame` in a text that is hardly anything else; undefined in any other. Their numbers name the lines. */
export function blamedRun(lines: readonly string[]): BlamedRun | undefined {
  const start = lines.slice(0, MOST_OTHER_LINES + 1).findIndex(isBlamed);
  if (start === -1) return undefined;
  const found: BlamedLine[] = [];
  for (let index = start; index < lines.length; index += 1) {
    const line = blamedLine(lines[index] ?? '');
    const isNext = line !== undefined && Number(line.field) === numberBehind(found, line);
    if (!isNext) break;
    found.push(line);
  }
  const end = start + found.length;
  if (found.length < FEWEST_LINES || lines.length - end > MOST_OTHER_LINES) return undefined;
  return { start, end, number: Number(found[0]?.field), lines: found };
}

function isBlamed(line: string): boolean {
  return blamedLine(line) !== undefined;
}

/** The number that a line has to have behind others; any will do for the first one. */
function numberBehind(lines: readonly BlamedLine[], line: BlamedLine): number {
  return Number((lines[0] ?? line).field) + lines.length;
}
