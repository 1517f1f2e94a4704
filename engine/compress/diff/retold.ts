import {
  type CommitHead,
  readCommit,
  readMail,
  startsCommit,
} from '../log/history/read-history.ts';
import { headOf } from '../log/history/render-history.ts';
import type { FileDiff } from './read.ts';
import { type Role, ROLE } from './role.ts';

/** A single commit is shown with all its fields. */
const FEWEST_COMMITS = 2;
/** What `--stat` and `--summary` say of a file that its own diff says as well. */
const STAT =
  /^ (?:(\S.{0,500}?) {1,500}\| {1,20}\d+(?: [-+]+)?|(?:create|delete) mode \d+ (\S.*))$/;
/** Stands for the directories of a long path. */
const CUT = /^\.{3}\//;
/** Characters. */
const LONGEST_CUT = 200;

/** How the lines outside of files are shown that can be told shorter. */
export interface Retold {
  /** What is shown in place of a line, by its index; nothing where other lines tell it. */
  readonly lines: ReadonlyMap<number, readonly string[]>;
  /** How many commits are shown with one line for their fields and their subject. */
  readonly commits: number;
  /** How many lines on numbers of changed lines are left out, which stand behind the names of the files. */
  readonly stats: number;
}

/** Several commits are told as a history tells them, and of each file only once how much of it was changed. */
export function retellProse(
  lines: readonly string[],
  roles: readonly Role[],
  files: readonly FileDiff[],
): Retold {
  const commits = readCommits(lines, roles);
  const stats = repeatedStats(lines, roles, files);
  const retold = new Map<number, readonly string[]>(stats.map((index) => [index, []]));
  for (const [position, commit] of commits.entries()) {
    for (let index = commit.start; index < commit.below; index++) retold.set(index, []);
    retold.set(commit.start, [headOf(commit, commits[position - 1])]);
  }
  return { lines: retold, commits: commits.length, stats: stats.length };
}

function readCommits(lines: readonly string[], roles: readonly Role[]): readonly CommitHead[] {
  const commits: CommitHead[] = [];
  let end = lines.length;
  for (let index = lines.length - 1; index >= 0; index--) {
    const commit = roles[index] === ROLE.prose ? readHead(lines, index, end) : undefined;
    if (commit !== undefined) commits.push(commit);
    if (commit !== undefined || roles[index] !== ROLE.prose) end = index;
  }
  return commits.length < FEWEST_COMMITS ? [] : commits.reverse();
}

/** A message may begin a line with the id of another commit, which has no author below it. */
function readHead(lines: readonly string[], start: number, end: number): CommitHead | undefined {
  const isCommit = startsCommit(lines[start] ?? '');
  const head = isCommit ? readCommit(lines, start, end) : readMail(lines, start);
  return head?.author === '' ? undefined : head;
}

/** The indexes of the lines on numbers of changed lines of files that the diff holds. */
function repeatedStats(
  lines: readonly string[],
  roles: readonly Role[],
  files: readonly FileDiff[],
): readonly number[] {
  const known = new Set(files.flatMap(({ path }) => [path, ...endingsOf(path)]));
  return lines.flatMap((line, index) => {
    if (roles[index] !== ROLE.prose) return [];
    const [, changed, path = changed] = STAT.exec(line) ?? [];
    return path !== undefined && known.has(path.replace(CUT, '/')) ? [index] : [];
  });
}

/** What a path may be cut to: `/b/c.ts` and `/c.ts` of `a/b/c.ts`. */
function endingsOf(path: string): readonly string[] {
  const endings: string[] = [];
  let at = path.lastIndexOf('/');
  while (at > 0 && path.length - at <= LONGEST_CUT) {
    endings.push(path.slice(at));
    at = path.lastIndexOf('/', at - 1);
  }
  return endings;
}
