import type { Query } from '../../../content.ts';
import type { LossyContext } from '../../compressor.ts';
import { cutPath } from '../hit.ts';
import type { PathFact, PathFacts } from '../read/path-facts.ts';
import { elideList, pathBelow, type PathList, summaryOf } from './paths.ts';
import { pathValues } from './value.ts';

/** Points of the path with the largest number, and of those with a status that few have. */
const AMOUNT_POINTS = 64;
const RARE_POINTS = 64;
/** A status of so many of the paths is a rare one. */
const RARE = 0.1;
/** Lines that may stand beside the paths, and their characters. */
const MOST_AROUND = { lines: 12, characters: 1_000 };
const HEADING =
  '[directories, how many paths lie below each, every path counted once, and some of these by name with what is said of them]';

/**
 * Paths with what is said of each as their directories: how many lie below each, with how many of each status and the
 * sums of their numbers, and by name those that the question asks for, the largest, and those with a rare status. The lines
 * around them stay. Undefined when nothing is to be left out, or where too much stands around them.
 */
export function elidePathFacts(
  { above, facts, below, fields }: PathFacts,
  context: LossyContext,
): string | undefined {
  const around = [...above, ...below];
  const characters = around.reduce((sum, line) => sum + line.length, 0);
  if (around.length > MOST_AROUND.lines || characters > MOST_AROUND.characters) return undefined;
  const areSummed = canBeSummed(facts);
  const list: PathList<PathFact> = {
    heading: HEADING,
    files: facts,
    values: factValues(facts, context.query),
    summary: (tree, own) => summaryOf(tree, own) + totals(own, areSummed),
    nameBelow: (fact, tree) => `${pathBelow(fact, tree)} ${fact.note}`.trimEnd(),
    separator: ', ',
    unsaid:
      fields.untold === 0
        ? undefined
        : `${fields.untold} of ${fields.all} fields of all ${facts.length} paths`,
  };
  const elided = elideList(list, context);
  return elided && [...above, elided, ...below].join('\n');
}

/** How much each path is worth naming, in points. */
function factValues(facts: readonly PathFact[], query: Query): readonly number[] {
  const named = pathValues(
    facts.map(({ path }) => path),
    query,
  );
  const amounts = facts.map(({ numbers }) => numbers.reduce((sum, each) => sum + each, 0));
  const most = amounts.reduce((highest, each) => Math.max(highest, each), 1);
  const statuses = countsOf(facts);
  return facts.map(({ status }, index) => {
    const isRare = status !== '' && (statuses.get(status) ?? 0) <= RARE * facts.length;
    const amount = Math.round(((amounts[index] ?? 0) * AMOUNT_POINTS) / most);
    return (named[index] ?? 0) + amount + (isRare ? RARE_POINTS : 0);
  });
}

/** How many paths there are of each status. */
function countsOf(facts: readonly PathFact[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { status } of facts) {
    if (status !== '') counts.set(status, (counts.get(status) ?? 0) + 1);
  }
  return counts;
}

/** Whether all paths have as many whole numbers, and none is a directory whose number holds those of others. */
function canBeSummed(facts: readonly PathFact[]): boolean {
  const paths = new Set(facts.map(({ path }) => path));
  const isInOther = ({ path }: PathFact): boolean =>
    paths.has(cutPath(path).directory.replace(/[/\\]$/, ''));
  const count = facts[0]?.numbers.length ?? 0;
  return (
    count > 0 &&
    facts.every(
      ({ note, numbers }) => numbers.length === count && !/\d[KMGTPE]\b|[.,]/.test(note),
    ) &&
    !facts.some(isInOther)
  );
}

/** ` M 12, A 3; sums 930 382` behind what else is said of a directory. */
function totals(facts: readonly PathFact[], areSummed: boolean): string {
  const statuses = [...countsOf(facts)].sort(([, one], [, other]) => other - one);
  const counts = statuses.map(([status, count]) => `${status} ${count}`).join(', ');
  const columns = areSummed ? (facts[0]?.numbers ?? []).map((_, place) => place) : [];
  const sums = columns.map((place) =>
    facts.reduce((sum, { numbers }) => sum + (numbers[place] ?? 0), 0),
  );
  const told = [counts, sums.length === 0 ? '' : `sum ${sums.join(' ')}`];
  const text = told.filter((part) => part !== '').join('; ');
  return text === '' ? '' : ` [${text}]`;
}
