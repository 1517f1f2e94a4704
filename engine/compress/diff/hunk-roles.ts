import { hasMarkedWords } from '../../lines/marked-words.ts';
import {
  COMBINED_HUNK,
  CONTEXT_OLD,
  CONTEXT_RULE,
  isCommit,
  isFileStart,
  isHunk,
  UNIFIED_HUNK,
} from './boundaries.ts';
import { type Role, ROLE } from './role.ts';

const CONTEXT_NEW = /^--- \d+(?:,\d+)? ----\r?$/;
/** Each sign has a blank behind it. */
const CONTEXT_LINE = /^(?:([-+!]) |([-+!])?\r?$| {2}|\\ )/;
const NORMAL_LINE = /^(?:([<>])(?: |\r?$)|---\r?$|\\ )/;
/** Signs in front of words that stand on lines of their own; a tilde ends the line. */
const WORD_SIGNS: ReadonlyMap<string, Role> = new Map([
  ['+', ROLE.added],
  ['-', ROLE.removed],
  ['\\', ROLE.note],
]);

/** The role of a line of a hunk; undefined behind its last one. */
type RoleOf = (line: string) => Role | undefined;

/** The roles of the lines of a hunk, up to its last one, below the header at an index. */
export function rolesBelow(lines: readonly string[], header: number): readonly Role[] {
  const line = lines[header] ?? '';
  const unified = UNIFIED_HUNK.exec(line);
  if (unified !== null) {
    const [, old = 1, added = 1] = unified;
    return rolesOfUnified(lines, header + 1, { old: Number(old), new: Number(added) });
  }
  const signs = COMBINED_HUNK.exec(line)?.[1];
  if (signs !== undefined) return takeRoles(lines, header + 1, ofMerge(signs.length - 1));
  const isContext = CONTEXT_RULE.test(line);
  return takeRoles(lines, header + 1, isContext ? ofContext() : ofPlain);
}

function takeRoles(lines: readonly string[], start: number, roleOf: RoleOf): readonly Role[] {
  const roles: Role[] = [];
  for (let index = start; index < lines.length; index++) {
    const role = roleOf(lines[index] ?? '');
    if (role === undefined) break;
    roles.push(role);
  }
  return roles;
}

/** How many lines of each file the header of a hunk names. */
interface Counts {
  readonly old: number;
  readonly new: number;
}

/** Lines that are no more or fewer than the header says have signs; of others git may show changed words alone. */
function rolesOfUnified(lines: readonly string[], start: number, counts: Counts): readonly Role[] {
  const signed = takeRoles(lines, start, ofUnified(counts));
  if (isAsCounted(signed, counts)) return signed;
  return rolesOfWords(lines.slice(start, endOfHunk(lines, start))) ?? signed;
}

/** The counts of the header tell where a hunk ends: its lines may look like headers. */
function ofUnified(counts: Counts): RoleOf {
  const left = { ...counts };
  return (line) => {
    const sign = line.charAt(0);
    if (sign === '\\') return ROLE.note;
    if (sign === '+' && left.new-- > 0) return ROLE.added;
    if (sign === '-' && left.old-- > 0) return ROLE.removed;
    const isContext = /^(?: |\r?$)/.test(line) && left.new-- > 0 && left.old-- > 0;
    return isContext ? ROLE.context : undefined;
  };
}

function isAsCounted(roles: readonly Role[], counts: Counts): boolean {
  const count = (role: Role): number => roles.filter((each) => each === role).length;
  const [added, removed, context] = [count(ROLE.added), count(ROLE.removed), count(ROLE.context)];
  const isWhole = context + added === counts.new && context + removed === counts.old;
  return isWhole && added + removed > 0;
}

function endOfHunk(lines: readonly string[], start: number): number {
  let end = start;
  while (end < lines.length && !isBehindHunk(lines, end)) end++;
  return end;
}

function isBehindHunk(lines: readonly string[], index: number): boolean {
  const line = lines[index] ?? '';
  return isHunk(lines, index) || isFileStart(line) || isCommit(line);
}

/** The roles of the lines of `git diff --word-diff` and `--word-diff=porcelain`; undefined for others. */
function rolesOfWords(lines: readonly string[]): readonly Role[] | undefined {
  if (lines.includes('~')) {
    return lines.map((line) => WORD_SIGNS.get(line.charAt(0)) ?? ROLE.context);
  }
  if (!lines.some(hasMarkedWords)) return undefined;
  return lines.map((line) => (hasMarkedWords(line) ? ROLE.edited : ROLE.context));
}

/** A line of a merge has a sign for each parent. */
function ofMerge(parents: number): RoleOf {
  return (line) => {
    const signs = line.slice(0, parents);
    if (!/^[-+ ]+$/.test(signs)) return undefined;
    if (signs.includes('+')) return ROLE.added;
    return signs.includes('-') ? ROLE.removed : ROLE.context;
  };
}

/** What `diff` prints without options. */
function ofPlain(line: string): Role | undefined {
  const match = NORMAL_LINE.exec(line);
  if (match === null) return undefined;
  if (match[1] !== undefined) return match[1] === '<' ? ROLE.removed : ROLE.added;
  return line.startsWith('\\') ? ROLE.note : ROLE.context;
}

/** The lines of the old file, then those of the new one; changed ones have the same sign in both. */
function ofContext(): RoleOf {
  let changed: Role = ROLE.removed;
  return (line) => {
    if (CONTEXT_NEW.test(line)) changed = ROLE.added;
    const isNote = CONTEXT_OLD.test(line) || CONTEXT_NEW.test(line) || line.startsWith('\\');
    if (isNote) return ROLE.note;
    const match = CONTEXT_LINE.exec(line);
    if (match === null) return undefined;
    return (match[1] ?? match[2]) === undefined ? ROLE.context : changed;
  };
}
