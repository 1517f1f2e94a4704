import { largestFirst } from '../../../common/largest-first.ts';
import type { LossyContext } from '../../compressor.ts';
import { alarmNote } from '../../alarm-words.ts';
import { fittingTrees, type Located } from './trees.ts';
import { pathValues } from './value.ts';

/** Tokens of a reference with what it says, and of the line below it. */
const FRAME = 48;
/** What naming the directories may take of the budget. */
const MOST_FOR_DIRECTORIES = 0.6;
const MOST_ENDINGS = 3;

/**
 * A list of paths as its directories, each with how many paths lie below it and with which endings, and those names
 * that the question asks for most. Undefined when all would be shown.
 */
export function elidePaths(
  lines: readonly string[],
  context: LossyContext,
  unit: 'directories' | 'packages' = 'directories',
): string | undefined {
  const files = lines.filter((line) => line !== '').map((path) => ({ path }));
  const list: PathList<Located> = {
    heading: `[${unit}, how many paths lie below each, every path counted once, and some of these by name]`,
    files,
    values: pathValues(
      files.map(({ path }) => path),
      context.query,
    ),
    summary: summaryOf,
    nameBelow: pathBelow,
    separator: ' ',
  };
  return elideList(list, context);
}

/** Files of which some are named, with how they are shown. */
export interface PathList<File extends Located> {
  /** What the lines below the reference hold. */
  readonly heading: string;
  readonly files: readonly File[];
  /** How much each file is worth naming. */
  readonly values: readonly number[];
  /** What is said of a directory. */
  readonly summary: (tree: string, files: readonly File[]) => string;
  /** A file below its directory. */
  readonly nameBelow: (file: File, tree: string) => string;
  /** Stands between files. */
  readonly separator: string;
  /** What is not said of any file; absent where a name says all. */
  readonly unsaid?: string | undefined;
}

/** The directories of a list with what is said of each, and as many of its files as there is room for. */
export function elideList<File extends Located>(
  list: PathList<File>,
  { budget, counter, reference }: LossyContext,
): string | undefined {
  const { files, summary, nameBelow } = list;
  const tokens = Math.floor(budget * MOST_FOR_DIRECTORIES);
  const trees = fittingTrees(files, summary, { counter, tokens });
  const overview = [...trees].map(([tree, own]) => summary(tree, own)).join('\n');
  const left = budget - FRAME - counter.estimate(overview);
  const below = new Map(
    [...trees].flatMap(([tree, own]) => own.map((file) => [file, nameBelow(file, tree)])),
  );
  const shown = new Set<File>();
  let spent = 0;
  for (const file of byValue(list)) {
    spent += counter.estimate(below.get(file) ?? '');
    if (spent > left) break;
    shown.add(file);
  }
  const unsaid = list.unsaid ?? '';
  if (shown.size === files.length && unsaid === '') return undefined;
  const omitted = [shown.size === files.length ? '' : missing(files, shown), unsaid];
  return [
    reference(`${omitted.filter((part) => part !== '').join(' and ')} omitted`),
    list.heading,
    ...[...trees].map(([tree, own]) => withNames(list, { tree, own, shown })),
  ].join('\n');
}

function missing(paths: readonly Located[], shown: ReadonlySet<Located>): string {
  const omitted = paths.filter((each) => !shown.has(each)).map(({ path }) => path);
  return `${omitted.length} of ${paths.length} paths${alarmNote(omitted)}`;
}

/** The most telling first. */
function byValue<File extends Located>({ files, values }: PathList<File>): readonly File[] {
  return largestFirst(values).flatMap((index) => files[index] ?? []);
}

/** The files below a directory, and those of the whole list that are named. */
interface Tree<File extends Located> {
  readonly tree: string;
  readonly own: readonly File[];
  readonly shown: ReadonlySet<File>;
}

/** A directory with the names of the files that are shown: `src/ 12 (10 .ts, 2 .json): index.ts` */
function withNames<File extends Located>(
  { summary, nameBelow, separator }: PathList<File>,
  { tree, own, shown }: Tree<File>,
): string {
  const named = own.filter((file) => shown.has(file));
  const names = named.map((file) => nameBelow(file, tree)).join(separator);
  if (named.length === own.length) return `${tree} ${names}`.trimStart();
  return `${summary(tree, own)}${names === '' ? '' : `: ${names}`}`;
}

/** What is left of a path behind the directories that stand in front of it. */
export function pathBelow({ path }: Located, tree: string): string {
  return path.startsWith(tree) ? path.slice(tree.length) : path;
}

/** How many files lie below a directory, and with which endings. */
export function summaryOf(tree: string, files: readonly Located[]): string {
  const counts = new Map<string, number>();
  for (const { path } of files) {
    const ending = endingOf(path);
    if (ending !== '') counts.set(ending, (counts.get(ending) ?? 0) + 1);
  }
  const ranked = [...counts].sort(([, one], [, other]) => other - one).slice(0, MOST_ENDINGS);
  const endings = ranked.map(([ending, count]) => `${count} ${ending}`).join(', ');
  return `${tree} ${files.length}${endings === '' ? '' : ` (${endings})`}`.trimStart();
}

/** `.ts` of `a.test.ts`; nothing of `.gitignore`, of versions and of names without a full stop. */
function endingOf(path: string): string {
  return /[^/\\](\.(?=\d{0,11}[A-Za-z_])\w{1,12})$/.exec(path)?.[1] ?? '';
}
