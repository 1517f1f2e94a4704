import type { Detection } from '../../content.ts';
import { withoutGraph } from '../../lines/graph.ts';
import { hits, type Sample } from '../sample.ts';

const COMMIT = /^commit [0-9a-f]{7,64}\b/;
const AUTHOR = /^Author: /;
/** The other fields of a commit, its message, and what is said of changed files. */
const OTHER =
  /^(?:(?:AuthorDate|Commit|CommitDate|Date|Merge|Reflog|Reflog message|Notes.{0,80}): ?| {4}| \S.{0,500} \| +(?:\d|Bin)| \d+ files? changed| (?:create|delete|rename|copy|rewrite|mode change) |[A-Z]\d{0,3}\t|(?:\d+|-)\t(?:\d+|-)\t|:[0-7]{6} |\S+$)/;
const FEWEST_COMMITS = 2;
const LEAST_KNOWN = 0.95;

/** The commits that `git log` prints, without diffs. */
export function history(sample: Sample): Detection | undefined {
  const lines = withoutGraph(sample.lines).filter((line) => line.trim() !== '');
  if (hits(lines, COMMIT) < FEWEST_COMMITS || hits(lines, AUTHOR) === 0) return undefined;
  const known = [COMMIT, AUTHOR, OTHER].reduce((sum, pattern) => sum + hits(lines, pattern), 0);
  return known < LEAST_KNOWN * lines.length ? undefined : { kind: 'log', confidence: 0.97 };
}
