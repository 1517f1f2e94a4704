import type { LossyContext } from '../../compressor.ts';
import type { Query } from '../../../content.ts';
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
  const { budget, counter, query } = context;
  const paths = lines.filter((line) => line !== '').map((path) => ({ path }));
  const tokens = Math.floor(budget * MOST_FOR_DIRECTORIES);
  const trees = fittingTrees(paths, summary, { counter, tokens });
  const overview = [...trees].map(([tree, own]) => summary(tree, own)).join('\n');
  const left = budget - FRAME - counter.estimate(overview);
  const below = new Map(
    [...trees].flatMap(([tree, own]) => own.map((file) => [file, nameBelow(file, tree)])),
  );
  const shown = new Set<Located>();
  let spent = 0;
  for (const file of byValue(paths, query)) {
    spent += counter.estimate(below.get(file) ?? '');
    if (spent > left) break;
    shown.add(file);
  }
  if (shown.size === paths.length) return undefined;
  return [
    context.reference(missing(paths, shown)),
    `[${unit}, how many paths lie below each, and some of these by name]`,
    ...[...trees].map(([tree, own]) => withNames(tree, own, shown)),
  ].join('\n');
}

function missing(paths: readonly Located[], shown: ReadonlySet<Located>): string {
  const omitted = paths.filter((each) => !shown.has(each)).map(({ path }) => path);
  return `${omitted.length} of ${paths.length} paths${alarmNote(omitted)} omitted`;
}

/** The most telling first. */
function byValue(files: readonly Located[], query: Query): readonly Located[] {
  const values = pathValues(
    files.map(({ path }) => path),
    query,
  );
  const order = [...files.keys()].sort(
    (one, other) => (values[other] ?? 0) - (values[one] ?? 0) || one - other,
  );
  return order.flatMap((index) => files[index] ?? []);
}

/** A directory with the names of the files that are shown: `src/ 12 (10 .ts, 2 .json): index.ts` */
function withNames(tree: string, files: readonly Located[], shown: ReadonlySet<Located>): string {
  const names = files.filter((file) => shown.has(file)).map((file) => nameBelow(file, tree));
  if (names.length === files.length) return `${tree} ${names.join(' ')}`.trimStart();
  return `${summary(tree, files)}${names.length === 0 ? '' : `: ${names.join(' ')}`}`;
}

/** What is left of a path behind the directories that stand in front of it. */
function nameBelow({ path }: Located, tree: string): string {
  return path.startsWith(tree) ? path.slice(tree.length) : path;
}

function summary(tree: string, files: readonly Located[]): string {
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
