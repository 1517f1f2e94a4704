/** What a line of a diff is. */
export const ROLE = {
  /** Commit headers, messages and whatever else stands outside of files. */
  prose: 0,
  /** The first line that belongs to a file. */
  fileStart: 1,
  /** A header that says no more than the new name of a file and what its content is. */
  header: 2,
  /** Modes, renames, binary files, missing line ends and all else that is said about a file. */
  note: 3,
  hunk: 4,
  added: 5,
  removed: 6,
  context: 7,
  /** The content of a binary file as text. */
  data: 8,
} as const;

/** One of the values of `ROLE`. */
export type Role = (typeof ROLE)[keyof typeof ROLE];

const FILE_START = /^(?:diff (?:--git|--cc|--combined|-[a-zA-Z-]) ?\S|Index: \S)/;
const COMMIT = /^(?:commit [0-9a-f]{7,}|From [0-9a-f]{40} )/;
/** `rename from` says more than the new name, how alike the content is the counts of changed lines say. */
const HEADER = /^(?:index [0-9a-f]{4,}|(?:dis)?similarity index \d|(?:rename|copy) to |={60,}\r?$)/;
const BINARY_DATA = /^(?:(?:literal|delta) \d+|[A-Za-z][!-~]*|)\r?$/;
const UNIFIED_HUNK = /^@@ -\d+(?:,(\d+))? \+\d+(?:,(\d+))? @@/;
const COMBINED_HUNK = /^(@{3,9})(?: -\d+(?:,\d+)?){2,8} \+\d+(?:,\d+)? @{3,9}/;
const NORMAL_HUNK = /^\d+(?:,\d+)?[acd]\d+(?:,\d+)?\r?$/;
/** What `diff -c` prints: a rule, then the lines of each file below where they stand, with a blank behind each sign. */
const CONTEXT_RULE = /^\*{15}(?: |\r?$)/;
const CONTEXT_OLD = /^\*{3} \d+(?:,\d+)? \*{4}\r?$/;
const CONTEXT_NEW = /^--- \d+(?:,\d+)? ----\r?$/;
const CONTEXT_LINE = /^(?:([-+!]) |([-+!])?\r?$| {2}|\\ )/;
const NORMAL_LINE = /^(?:([<>])(?: |\r?$)|---\r?$|\\ )/;

/** Where the reader stands between hunks. */
type Place = 'prose' | 'header' | 'hunks' | 'binary';

/** The role of each line of a unified, combined, context or plain diff, with or without commits around it. */
export function rolesOf(lines: readonly string[]): readonly Role[] {
  const roles: Role[] = [];
  let place: Place = 'prose';
  while (roles.length < lines.length) {
    const line = lines[roles.length] ?? '';
    if (isHunk(line) || isContextHunk(lines, roles.length)) {
      roles.push(ROLE.hunk);
      readHunk(line, lines, roles);
      place = 'hunks';
      continue;
    }
    const role = roleBetweenHunks(lines, roles.length, place);
    place = placeAfter(line, role, place);
    roles.push(role);
  }
  return roles;
}

function isHunk(line: string): boolean {
  return UNIFIED_HUNK.test(line) || COMBINED_HUNK.test(line) || NORMAL_HUNK.test(line);
}

/** The rule alone may stand in any text. */
function isContextHunk(lines: readonly string[], index: number): boolean {
  return CONTEXT_RULE.test(lines[index] ?? '') && CONTEXT_OLD.test(lines[index + 1] ?? '');
}

function roleBetweenHunks(lines: readonly string[], index: number, place: Place): Role {
  const line = lines[index] ?? '';
  if (FILE_START.test(line)) return ROLE.fileStart;
  if (COMMIT.test(line)) return ROLE.prose;
  if (isFirstName(line, lines[index + 1] ?? '')) {
    return place === 'header' ? ROLE.header : ROLE.fileStart;
  }
  if (place === 'prose') return ROLE.prose;
  if (line.startsWith('+++ ') || HEADER.test(line)) return ROLE.header;
  if (line.startsWith('--- ') && lines[index - 1]?.startsWith('*** ') === true) return ROLE.header;
  return place === 'binary' && BINARY_DATA.test(line) ? ROLE.data : ROLE.note;
}

/** The old name of a file, with the new one below it. */
function isFirstName(line: string, next: string): boolean {
  return line.startsWith('--- ')
    ? next.startsWith('+++ ')
    : line.startsWith('*** ') && next.startsWith('--- ') && !CONTEXT_OLD.test(line);
}

function placeAfter(line: string, role: Role, place: Place): Place {
  if (role === ROLE.prose) return 'prose';
  if (role === ROLE.fileStart) return 'header';
  return line.startsWith('GIT binary patch') ? 'binary' : place;
}

function readHunk(header: string, lines: readonly string[], roles: Role[]): void {
  const unified = UNIFIED_HUNK.exec(header);
  const combined = COMBINED_HUNK.exec(header);
  if (unified !== null) {
    readUnified({ old: Number(unified[1] ?? 1), new: Number(unified[2] ?? 1) }, lines, roles);
  } else if (combined !== null) readCombined((combined[1]?.length ?? 3) - 1, lines, roles);
  else if (CONTEXT_RULE.test(header)) readContext(lines, roles);
  else readNormal(lines, roles);
}

/** The counts of the header tell where a hunk ends: its lines may look like headers. */
function readUnified(
  left: { old: number; new: number },
  lines: readonly string[],
  roles: Role[],
): void {
  for (let line = lines[roles.length]; line !== undefined; line = lines[roles.length]) {
    const sign = line.charAt(0);
    if (sign === '\\') roles.push(ROLE.note);
    else if (sign === '+' && left.new-- > 0) roles.push(ROLE.added);
    else if (sign === '-' && left.old-- > 0) roles.push(ROLE.removed);
    else if (/^(?: |\r?$)/.test(line) && left.new-- > 0 && left.old-- > 0) roles.push(ROLE.context);
    else return;
  }
}

/** A line of a merge has a sign for each parent. */
function readCombined(parents: number, lines: readonly string[], roles: Role[]): void {
  for (let line = lines[roles.length]; line !== undefined; line = lines[roles.length]) {
    const signs = line.slice(0, parents);
    if (!/^[-+ ]+$/.test(signs)) return;
    const changed = signs.includes('-') ? ROLE.removed : ROLE.context;
    roles.push(signs.includes('+') ? ROLE.added : changed);
  }
}

function readNormal(lines: readonly string[], roles: Role[]): void {
  for (let line = lines[roles.length]; line !== undefined; line = lines[roles.length]) {
    const match = NORMAL_LINE.exec(line);
    if (match === null) return;
    if (match[1] === undefined) roles.push(line.startsWith('\\') ? ROLE.note : ROLE.context);
    else roles.push(match[1] === '<' ? ROLE.removed : ROLE.added);
  }
}

/** The lines of the old file, then those of the new one; changed ones have the same sign in both. */
function readContext(lines: readonly string[], roles: Role[]): void {
  let changed: Role = ROLE.removed;
  for (let line = lines[roles.length]; line !== undefined; line = lines[roles.length]) {
    const match = CONTEXT_LINE.exec(line);
    if (CONTEXT_NEW.test(line)) changed = ROLE.added;
    if (CONTEXT_OLD.test(line) || CONTEXT_NEW.test(line) || line.startsWith('\\')) {
      roles.push(ROLE.note);
    } else if (match === null) return;
    else roles.push((match[1] ?? match[2]) === undefined ? ROLE.context : changed);
  }
}
