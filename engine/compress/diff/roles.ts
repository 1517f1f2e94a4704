import { CONTEXT_OLD, isCommit, isFileStart, isHunk } from './boundaries.ts';
import { rolesBelow } from './hunk-roles.ts';
import { type Role, ROLE } from './role.ts';

/** `rename from` says more than the new name, how alike the content is the counts of changed lines say. */
const HEADER = /^(?:index [0-9a-f]{4,}|(?:dis)?similarity index \d|(?:rename|copy) to |={60,}\r?$)/;
const BINARY_DATA = /^(?:(?:literal|delta) \d+|[A-Za-z][!-~]*|)\r?$/;

/** Where the reader stands between hunks. */
type Place = 'prose' | 'header' | 'hunks' | 'binary';

/** The role of each line of a unified, combined, context or plain diff, with or without commits around it. */
export function rolesOf(lines: readonly string[]): readonly Role[] {
  const roles: Role[] = [];
  let place: Place = 'prose';
  while (roles.length < lines.length) {
    const index = roles.length;
    if (isHunk(lines, index)) {
      roles.push(ROLE.hunk);
      for (const role of rolesBelow(lines, index)) roles.push(role);
      place = 'hunks';
    } else {
      const role = roleBetweenHunks(lines, index, place);
      place = placeAfter(lines[index] ?? '', role, place);
      roles.push(role);
    }
  }
  return roles;
}

function roleBetweenHunks(lines: readonly string[], index: number, place: Place): Role {
  const line = lines[index] ?? '';
  if (isFileStart(line)) return ROLE.fileStart;
  if (isCommit(line)) return ROLE.prose;
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
