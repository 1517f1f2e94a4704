const MARK = /^@ (\d{1,7}) (\S+)(.*)$/;
/** A commit of which more than the id is printed has a bracket that stands open before the number of its line. */
const OPEN_BRACKET = ' (';

/** The line above the first one of a commit: `@ 10 84d676aa (Ann Other 2026-11-23)`, later `@ 40 84d676aa`. */
export interface CommitMark {
  /** The number of the line below. */
  readonly number: number;
  /** The commit, as in front of each line. */
  readonly commit: string;
}

/** Writes marks in their order: what is printed of a commit stands there once, until something else is printed of it. */
export function markWriter(): (mark: CommitMark) => string {
  const said = new Map<string, string>();
  return ({ number, commit }) => {
    const id = idOf(commit);
    const isSaid = said.get(id) === commit;
    said.set(id, commit);
    return `@ ${number} ${isSaid ? id : closed(commit)}`;
  };
}

/** Reads such marks in their order; undefined of a line that is none. */
export function markReader(): (line: string) => CommitMark | undefined {
  const said = new Map<string, string>();
  return (line) => {
    const [, number, id, rest] = MARK.exec(line) ?? [];
    if (number === undefined || id === undefined || rest === undefined) return undefined;
    if (rest !== '' || !said.has(id)) said.set(id, opened(id + rest));
    return { number: Number(number), commit: said.get(id) ?? id };
  };
}

function idOf(commit: string): string {
  const end = commit.indexOf(' ');
  return end === -1 ? commit : commit.slice(0, end);
}

/** A commit with its bracket closed. */
export function closed(commit: string): string {
  return commit.includes(OPEN_BRACKET) ? `${commit})` : commit;
}

function opened(commit: string): string {
  return commit.includes(OPEN_BRACKET) && commit.endsWith(')') ? commit.slice(0, -1) : commit;
}
