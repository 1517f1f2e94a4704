import { withoutGraph } from '../../lines/graph.ts';
import { type FileKind, isDerived, kindOf } from './file-kind.ts';
import { shortHeaders } from './hunk-header.ts';
import { pathOf } from './path.ts';
import { type Retold, retellProse } from './retold.ts';
import { type Role, ROLE } from './role.ts';
import { rolesOf } from './roles.ts';

/** Some lines of a diff. */
export interface Range {
  /** Index of the first line. */
  readonly start: number;
  /** Index behind the last line. */
  readonly end: number;
}

/** Changed lines with those around them, below a header. */
export interface Hunk extends Range {
  /** The first line as it is shown. */
  readonly header: string;
}

/** All that a diff says about one file. */
export interface FileDiff extends Range {
  /** Its new name, or the old one of a deleted file; empty where none is given. */
  readonly path: string;
  readonly kind: FileKind;
  readonly hunks: readonly Hunk[];
  readonly added: number;
  readonly removed: number;
  /** How many lines are shown once, with their removed and added words. */
  readonly edited: number;
}

/** A diff as lines with roles, and the files that they belong to. */
export interface Diff {
  readonly lines: readonly string[];
  readonly roles: readonly Role[];
  readonly files: readonly FileDiff[];
  readonly retold: Retold;
  /** Whether branches were drawn in front of the lines, which these are without. */
  readonly hadGraph: boolean;
}

/** Reads a diff. Total: lines that are no part of one are prose. */
export function readDiff(text: string): Diff {
  const printed = text.split('\n');
  if (printed.at(-1) === '') printed.pop();
  const lines = withoutGraph(printed);
  const roles = rolesOf(lines);
  const files = fileRanges(roles).map((range) => fileOf(lines, roles, range));
  const retold = retellProse(lines, roles, files);
  return { lines, roles, files, retold, hadGraph: lines !== printed };
}

/** Whether a line was added or removed, or words in it. */
export function isChanged({ roles }: Diff, index: number): boolean {
  const role = roles[index];
  return role === ROLE.added || role === ROLE.removed || role === ROLE.edited;
}

/** What a line of a hunk says, without its sign and the blanks around it. */
export function contentOf({ lines }: Diff, index: number): string {
  return (lines[index] ?? '').slice(1).trim();
}

function fileRanges(roles: readonly Role[]): readonly Range[] {
  const ranges: Range[] = [];
  let start: number | undefined;
  const close = (end: number): void => {
    if (start !== undefined) ranges.push({ start, end });
    start = undefined;
  };
  for (const [index, role] of roles.entries()) {
    if (role === ROLE.fileStart || role === ROLE.prose) close(index);
    if (role !== ROLE.prose) start ??= index;
  }
  close(roles.length);
  return ranges;
}

function fileOf(lines: readonly string[], roles: readonly Role[], range: Range): FileDiff {
  const ranges = hunkRanges(roles, range);
  const path = pathOf(lines.slice(range.start, ranges[0]?.start ?? range.end));
  const kind = kindOf(path, lines.slice(range.start, range.end));
  // A hunk of a derived file may stand alone, without the one above it that has said where both are.
  const headers = shortHeaders(
    ranges.map(({ start }) => lines[start] ?? ''),
    isDerived(kind) ? 'each' : 'first',
  );
  return {
    ...range,
    path,
    kind,
    hunks: ranges.map(({ start, end }, index) => ({ start, end, header: headers[index] ?? '' })),
    added: countRole(roles, range, ROLE.added),
    removed: countRole(roles, range, ROLE.removed),
    edited: countRole(roles, range, ROLE.edited),
  };
}

function hunkRanges(roles: readonly Role[], { start, end }: Range): readonly Range[] {
  const starts: number[] = [];
  for (let index = start; index < end; index++) if (roles[index] === ROLE.hunk) starts.push(index);
  return starts.map((from, position) => ({ start: from, end: starts[position + 1] ?? end }));
}

function countRole(roles: readonly Role[], { start, end }: Range, role: Role): number {
  let count = 0;
  for (let index = start; index < end; index++) if (roles[index] === role) count++;
  return count;
}
