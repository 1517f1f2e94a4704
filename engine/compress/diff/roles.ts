/** What a line of a diff is. */
export const ROLE = {
  /** Commit headers, messages and whatever else stands outside of files. */
  prose: 0,
  /** The first line that belongs to a file. */
  fileStart: 1,
  /** A header that says no more than the name of a file and of its content. */
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
const HEADER = /^(?:index [0-9a-f]{4,}|={60,}\r?$)/;
const BINARY_DATA = /^(?:(?:literal|delta) \d+|[A-Za-z][!-~]*|)\r?$/;
const UNIFIED_HUNK = /^@@ -\d+(?:,(\d+))? \+\d+(?:,(\d+))? @@/;
const COMBINED_HUNK = /^(@{3,9})(?: -\d+(?:,\d+)?){2,8} \+\d+(?:,\d+)? @{3,9}/;
const NORMAL_HUNK = /^\d+(?:,\d+)?[acd]\d+(?:,\d+)?\r?$/;
const NORMAL_LINE = /^(?:([<>])(?: |\r?$)|---\r?$|\\ )/;

/** Where the reader stands between hunks. */
type Place = 'prose' | 'header' | 'hunks' | 'binary';

/** The role of each line of a unified, combined or plain diff, with or without commits around it. */
export function rolesOf(lines: readonly string[]): readonly Role[] {
  const roles: Role[] = [];
  let place: Place = 'prose';
  while (roles.length < lines.length) {
    const line = lines[roles.length] ?? '';
    if (isHunk(line)) {
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

function roleBetweenHunks(lines: readonly string[], index: number, place: Place): Role {
  const line = lines[index] ?? '';
  if (FILE_START.test(line)) return ROLE.fileStart;
  if (COMMIT.test(line)) return ROLE.prose;
  if (line.startsWith('--- ') && lines[index + 1]?.startsWith('+++ ') === true) {
    return place === 'header' ? ROLE.header : ROLE.fileStart;
  }
  if (place === 'prose') return ROLE.prose;
  if (line.startsWith('+++ ') || HEADER.test(line)) return ROLE.header;
  return place === 'binary' && BINARY_DATA.test(line) ? ROLE.data : ROLE.note;
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
