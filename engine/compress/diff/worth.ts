import type { Query } from '../../content.ts';
import { createRanker } from '../../relevance/ranker.ts';
import { ANCHORED } from '../../relevance/score.ts';
import type { FileKind } from './file-kind.ts';
import { contentOf, type Diff, isChanged } from './read.ts';
import { ROLE } from './role.ts';

/** What a changed line is worth that says something new in a source file. */
const CHANGED = 1_000;
/** A line with this many letters and digits says something of its own, one with fewer says less. */
const TELLING = 12;
/** What was seen before or only moved. */
const SAYS_NOTHING = 40;
/** Unchanged lines at most this far from a changed one, the nearest first; and all others. */
const NEIGHBOURS: readonly number[] = [20, 10, 5];
const FAR = 1;
const PERCENT: Readonly<Record<FileKind, number>> = {
  source: 100,
  test: 75,
  'lock file': 8,
  snapshot: 8,
  generated: 8,
  vendored: 8,
};
/** How much more a line is worth that the question names; other words of the question double it at most. */
const NAMED = 4;
/** The line of a hunk that says most for its length counts for this many: a hunk should show what it is about. */
const BEST_OF_HUNK = 2;
/** Characters added to each length: what a line is worth counts for more than how short it is. */
const EVEN_LENGTH = 12;
const SCALE = 1024;
/** No line is worth more. */
export const MOST_WORTH: number = CHANGED * NAMED * BEST_OF_HUNK;
/** The message of a commit says what it is about; of several, the first ones. */
const LONGEST_MESSAGE = 2_000;
const MESSAGE_LINES = 200;

/**
 * How much it is worth to show each line of the hunks, as integers: changed lines that say something new,
 * those of the question first, source before tests before derived files; then unchanged ones near by.
 */
export function worthOfLines(
  diff: Diff,
  query: Query,
  moved: ReadonlyMap<number, unknown>,
): Int32Array {
  const worth = new Int32Array(diff.lines.length);
  const relevance = relevanceOf(diff, query);
  const seen = new Set<string>();
  for (const { start, end, kind, path } of diff.files) {
    const percent = isNamed(path, query) ? PERCENT.source : PERCENT[kind];
    for (let index = start; index < end; index++) {
      if (!isChanged(diff, index)) continue;
      const content = contentOf(diff, index);
      const isNew = !seen.has(content) && !moved.has(index);
      const points = isNew ? (telling(content) * (relevance[index] ?? 0)) / TELLING : SAYS_NOTHING;
      worth[index] = Math.max(FAR, Math.floor((points * percent) / 100));
      if (!moved.has(index)) seen.add(content);
    }
  }
  raiseBest(diff, worth);
  addNeighbours(diff, worth);
  return worth;
}

/** Whether somebody asks for a file by its name: then it is no byproduct, whatever its kind. */
function isNamed(path: string, { user, toolArguments }: Query): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return name !== '' && [user, toolArguments].some((text) => text.includes(name));
}

/** Points from `CHANGED` for a line that has nothing to do with the question. */
function relevanceOf(diff: Diff, query: Query): readonly number[] {
  const ranker = createRanker({ ...query, assistant: `${query.assistant}\n${messageIn(diff)}` });
  if (!ranker.isIdle) {
    for (const [index, line] of diff.lines.entries()) {
      if (isChanged(diff, index)) ranker.add(index, line);
    }
  }
  const scores = ranker.scores(diff.lines.length);
  const highest = scores.reduce((most, score) => Math.max(most, score % ANCHORED), 1);
  return scores.map((score) =>
    score >= ANCHORED ? NAMED * CHANGED : CHANGED + Math.floor((CHANGED * score) / highest),
  );
}

function messageIn({ lines, roles }: Diff): string {
  const message = lines.slice(0, MESSAGE_LINES).filter((_, index) => roles[index] === ROLE.prose);
  return message.join('\n').slice(0, LONGEST_MESSAGE);
}

/** How many letters and digits a text begins with, other signs aside; at most `TELLING`. */
function telling(text: string): number {
  let count = 0;
  for (let index = 0; index < text.length && count < TELLING; index++) {
    const code = text.charCodeAt(index);
    const isDigit = code >= 0x30 && code <= 0x39;
    const isLetter = (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a;
    if (isDigit || isLetter || code > 0x7f) count++;
  }
  return count;
}

function raiseBest(diff: Diff, worth: Int32Array): void {
  const density = (index: number): number =>
    Math.floor(((worth[index] ?? 0) * SCALE) / (contentOf(diff, index).length + EVEN_LENGTH));
  for (const { start, end } of diff.files.flatMap(({ hunks }) => hunks)) {
    let best = start;
    let most = density(start);
    for (let index = start + 1; index < end; index++) {
      const found = density(index);
      if (found > most) [best, most] = [index, found];
    }
    worth[best] = (worth[best] ?? 0) * BEST_OF_HUNK;
  }
}

function addNeighbours(diff: Diff, worth: Int32Array): void {
  for (const direction of [1, -1]) {
    let distance = NEIGHBOURS.length;
    for (let step = 0; step < worth.length; step++) {
      const index = direction === 1 ? step : worth.length - 1 - step;
      distance = isChanged(diff, index) ? 0 : distance + 1;
      if (diff.roles[index] !== ROLE.context) continue;
      worth[index] = Math.max(worth[index] ?? 0, NEIGHBOURS[distance - 1] ?? FAR);
    }
  }
}
