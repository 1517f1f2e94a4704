import type { Query } from '../../../content.ts';
import { counted } from '../../../common/counted.ts';
import { withoutGraph } from '../../../lines/graph.ts';
import { createRanker } from '../../../relevance/ranker.ts';
import type { TokenCounter } from '../../../tokens/counter.ts';
import { alarmNote } from '../../alarm-words.ts';
import type { LossyContext } from '../../compressor.ts';
import { withoutColours } from '../../text/terminal.ts';
import { type Commit, type CommitLine, readHistory } from './read-history.ts';
import { renderHistory } from './render-history.ts';

/** A single commit is no history. */
const FEWEST_COMMITS = 2;
/** Lines that may stand above the first commit, such as a command. */
const MOST_ABOVE = 12;
/** Tokens of the headline and the reference. */
const HEAD = 90;

/**
 * What `git log` prints: each commit on a line with its subject, then the changed files and the lines of messages, those first
 * that the question asks for, as far as there is room. Undefined for any other text, and when that is not shorter.
 */
export function lossyHistory(text: string, context: LossyContext): string | undefined {
  if (!text.includes('commit ')) return undefined;
  const { counter, reference } = context;
  const lines = withoutGraph(withoutColours(text).trimEnd().split(/\r?\n/));
  const commits = readHistory(lines);
  const above = lines.slice(0, commits[0]?.start).filter((line) => line.trim() !== '');
  if (commits.length < FEWEST_COMMITS || above.length > MOST_ABOVE) return undefined;
  // Commits cannot stand for each other as the entries of a log can.
  const budget = context.budgetFor?.('text') ?? context.budget;
  const shown = chooseLines(commits, lines, { ...context, budget });
  const body = [...above, ...renderHistory(commits, shown)].join('\n');
  const result = [
    `[history of ${commits.length} commits: id, day and author where they differ from the commit above, subject; changed files below their directories; …N: N lines left out]`,
    reference(missing(commits, shown, body)),
    body,
  ].join('\n');
  return counter.estimate(result) < counter.estimate(text) ? result : undefined;
}

/** The indexes of the lines that are shown; that of its first line stands for the head of a commit. */
function chooseLines(
  commits: readonly Commit[],
  lines: readonly string[],
  { budget, counter, query }: LossyContext,
): ReadonlySet<number> {
  const scores = scoresOf(lines, query);
  const scoreOf = (index: number): number => scores[index] ?? 0;
  const room = { left: budget - HEAD, counter, shown: new Set<number>() };
  if (showHeads({ commits, scoreOf }, room)) showOthers({ commits, scoreOf }, room);
  return room.shown;
}

/** A history, and how well its lines, by their indexes, fit the question. */
interface ScoredHistory {
  readonly commits: readonly Commit[];
  readonly scoreOf: (index: number) => number;
}

/** What is shown so far, and the tokens that are left. */
interface Room {
  readonly shown: Set<number>;
  readonly counter: TokenCounter;
  left: number;
}

/** Shows the heads of commits, those first whose subjects the question asks for. Whether there was room for all. */
function showHeads({ commits, scoreOf }: ScoredHistory, room: Room): boolean {
  const heads = renderHistory(commits, new Set(commits.map(({ start }) => start)));
  const ranked = commits.map(({ start, subject }, index) => ({
    start,
    score: scoreOf(subject?.index ?? start),
    text: heads[index] ?? '',
  }));
  ranked.sort((one, other) => other.score - one.score);
  return ranked.every(({ start, text }) => showIfFits(room, start, text));
}

/** Shows other lines, those first that the question asks for, and files before words. */
function showOthers({ commits, scoreOf }: ScoredHistory, room: Room): void {
  const others = commits.flatMap((commit) => commit.others);
  const files = new Map(others.map(({ index, file }) => [index, file]));
  const isText = ({ file }: CommitLine): number => (file === undefined ? 1 : 0);
  others.sort(
    (one, other) =>
      scoreOf(other.index) - scoreOf(one.index) ||
      isText(one) - isText(other) ||
      one.index - other.index,
  );
  others.every(({ index, text, file }) => {
    if (file === undefined) return showIfFits(room, index, text.trim());
    const isBelow = file.directory === files.get(index - 1)?.directory;
    return showIfFits(room, index, isBelow ? file.name : file.directory + file.name);
  });
}

function showIfFits(room: Room, index: number, text: string): boolean {
  room.left -= room.counter.estimate(text) + 1;
  if (room.left < 0) return false;
  room.shown.add(index);
  return true;
}

function scoresOf(lines: readonly string[], query: Query): readonly number[] {
  const ranker = createRanker(query);
  if (ranker.isIdle) return [];
  for (const [index, line] of lines.entries()) ranker.add(index, line);
  return ranker.scores(lines.length);
}

function missing(commits: readonly Commit[], shown: ReadonlySet<number>, body: string): string {
  const hidden = commits.filter(({ start }) => !shown.has(start));
  const others = commits.flatMap((commit) => commit.others);
  const omitted = others.filter(({ index }) => !shown.has(index));
  const subjects = hidden.flatMap(({ subject }) => subject ?? []);
  const note = alarmNote(
    [...subjects, ...omitted].map(({ text }) => text),
    body,
  );
  const isCut = others.some(({ file }) => file?.isCut === true);
  const left = [
    hidden.length === 0 ? [] : `${hidden.length} of ${counted(commits.length, 'commit')}`,
    omitted.length === 0 ? [] : `${omitted.length} of ${others.length} lines below subjects`,
    `ends of ids, times, addresses${isCut ? ', fields of files' : ''} and other fields of ${commits.length} commits`,
  ];
  return `${left.flat().join(', ')}${note} omitted`;
}
