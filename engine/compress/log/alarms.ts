import type { TokenCounter } from '../../tokens/counter.ts';
import { costOf, costOfAll } from './cost.ts';
import type { Entry, Log } from './entries.ts';
import {
  byStart,
  type Group,
  joinAll,
  joinGroups,
  joinKind,
  kindsOf,
  listGroups,
} from './groups.ts';
import { COARSE, COARSER, COARSEST } from './template.ts';
import { WEIGHT } from './weight.ts';

/** Of more warnings of one kind the first ones are shown: the others tell little that these do not. */
const MOST_WARNINGS = 8;
const FIRST_WARNINGS = 3;

/** Room for what must not be dropped. */
export interface AlarmRoom {
  readonly budget: number;
  /**
   * Tokens of the whole log; with them alarms of small logs may take more, and of frequent warnings the first are shown.
   * None for the output of a tool, whose warnings are what it was run for.
   */
  readonly tokens?: number;
  readonly counter: TokenCounter;
}

/** Failed tests and summaries name what a reader looks for one by one; other alarms come in kinds. */
const RESULT_SHARE = 3;
/** The same where each is listed by what differs, and none is left out. */
const LIST_SHARE = 4.5;
/** There is hardly room for more. */
const MOST_LISTED = 400;
const ALARM_SHARE = 1.6;
const LEAST_ALARM_SHARE = 0.6;
/** Alarms of a log may take up this share of it, and no more than so many tokens, where their kinds have no room otherwise. */
const SHARE_OF_LOG = 0.2;
const MOST_OF_LOG = 4_000;

/**
 * Failures, warnings and results so that none is dropped: each kind on its own where they fit, else each by what it
 * does not have in common with others, else in coarser groups, the last of them a group of all that is left. May exceed the budget up to four and a half
 * times where there are many test results, else up to 1.6 times. Of what is said about each failure the first
 * lines stay.
 */
export function fittingAlarms(
  log: Log,
  alarms: readonly Group[],
  room: AlarmRoom,
): readonly Group[] {
  const { budget, counter, tokens = 0 } = room;
  const all = alarms.filter(({ weight }) => weight === WEIGHT.result);
  const areTooMany = !isFitting(log, all, { counter, budget: RESULT_SHARE * budget });
  const isNamed = ({ first }: Group): boolean => !(areTooMany && first.isHeading === true);
  const results = fittingResults(log, all.filter(isNamed), room);
  const limitFor = (kept: readonly Group[]): number =>
    Math.max(
      Math.max(ALARM_SHARE * budget, Math.min(SHARE_OF_LOG * tokens, MOST_OF_LOG)) -
        costOfAll(log, kept, counter),
      LEAST_ALARM_SHARE * budget,
    );
  const details = alarms.filter(
    (group) =>
      group.weight === WEIGHT.detail || (group.weight === WEIGHT.result && !isNamed(group)),
  );
  const kept = [...results, ...firstDetails(log, details, { counter, budget: limitFor(results) })];
  const others = alarms.filter(({ weight }) => weight > WEIGHT.detail);
  const fewer = tokens > 0 ? withFewWarnings(log, others) : others;
  return [...kept, ...fitted(log, fewer, { counter, budget: limitFor(kept) })];
}

/** The first details of every failure, then the second ones, as far as they fit; the others as one group. */
function firstDetails(log: Log, groups: readonly Group[], room: AlarmRoom): readonly Group[] {
  const depths = depthsOf(log);
  const depth = ({ first }: Group): number => depths.get(first) ?? 0;
  const ordered = groups.toSorted(
    (left, right) => depth(left) - depth(right) || byStart(left, right),
  );
  return withinRoom(log, ordered, room);
}

/** How many details of the same failure stand before each. */
function depthsOf(log: Log): ReadonlyMap<Entry, number> {
  const depths = new Map<Entry, number>();
  let depth = 0;
  for (const entry of log.entries) {
    if (entry.weight === WEIGHT.result) depth = 0;
    if (entry.weight === WEIGHT.detail) depths.set(entry, depth++);
  }
  return depths;
}

/** Results: all of them as they are or listed, else as many of the first as fit into two budgets. */
function fittingResults(log: Log, results: readonly Group[], room: AlarmRoom): readonly Group[] {
  const roomFor = (share: number): AlarmRoom => ({ ...room, budget: share * room.budget });
  if (isFitting(log, results, roomFor(RESULT_SHARE))) return results;
  for (let first = results.length; first > 0; first = Math.floor(0.8 * first)) {
    const listed = shortestList(log, results.slice(0, first), room.counter);
    if (isFitting(log, listed, roomFor(first === results.length ? LIST_SHARE : RESULT_SHARE - 1)))
      return [...listed, ...fitted(log, results.slice(first), room)];
  }
  return fitted(log, results, roomFor(RESULT_SHARE));
}

/** The groups listed by their kinds or one below the other, whichever takes less; as they are where they are too many. */
function shortestList(log: Log, groups: readonly Group[], counter: TokenCounter): readonly Group[] {
  if (groups.length > MOST_LISTED) return groups;
  const [byKind = [], inOrder = []] = [COARSE, COARSEST].map((grain) =>
    listGroups(log, groups, grain),
  );
  return costOfAll(log, byKind, counter) < costOfAll(log, inOrder, counter) ? byKind : inOrder;
}

function fitted(log: Log, groups: readonly Group[], room: AlarmRoom): readonly Group[] {
  if (isFitting(log, groups, room)) return groups;
  const listed = shortestList(log, groups, room.counter);
  if (isFitting(log, listed, room)) return listed;
  for (const grain of [COARSE, COARSER, COARSEST]) {
    const kinds = kindsOf(log, groups, grain);
    if (isFitting(log, kinds.flatMap(joinKind), room)) return firstOfKinds(log, kinds, room);
  }
  const coarsest = joinGroups(log, groups, COARSEST);
  return withinRoom(log, coarsest.toSorted(byWeight), room);
}

/** Of each kind the first groups as they are, as many as fit, those of all kinds in turn; the others of it as one. */
function firstOfKinds(
  log: Log,
  kinds: readonly (readonly Group[])[],
  { budget, counter }: AlarmRoom,
): readonly Group[] {
  const shown = kinds.map(() => 0);
  const most = Math.max(...kinds.map(({ length }) => length));
  let left = budget - costOfAll(log, kinds.flatMap(joinKind), counter);
  for (let turn = 0; turn < most && left > 0; turn++) {
    for (const [index, kind] of kinds.entries()) {
      const next = kind[turn + 1];
      if (next === undefined || shown[index] !== turn) continue;
      left -= costOf(log, next, counter);
      if (left >= 0) shown[index] = turn + 1;
    }
  }
  return kinds.flatMap((kind, index) => {
    const apart = shown[index] ?? 0;
    return [...kind.slice(0, apart), ...joinKind(kind.slice(apart))];
  });
}

/** The groups, of which those of a frequent kind of warning are one behind the first of them. */
function withFewWarnings(log: Log, groups: readonly Group[]): readonly Group[] {
  const isWarning = ({ weight }: Group): boolean => weight === WEIGHT.warning;
  const kinds = kindsOf(log, groups.filter(isWarning), COARSER);
  const others = groups.filter((group) => !isWarning(group));
  return [...others, ...kinds.flatMap(firstWarnings)].toSorted(byStart);
}

function firstWarnings(kind: readonly Group[]): readonly Group[] {
  if (kind.length <= MOST_WARNINGS) return kind;
  return [...kind.slice(0, FIRST_WARNINGS), ...joinKind(kind.slice(FIRST_WARNINGS))];
}

/** Whether all groups fit together; those behind the first that does not are not rendered. */
function isFitting(log: Log, groups: readonly Group[], { budget, counter }: AlarmRoom): boolean {
  let cost = 0;
  return groups.every((group) => {
    cost += costOf(log, group, counter);
    return cost <= budget;
  });
}

/** The groups from the first on as far as they fit; the others as one. */
function withinRoom(log: Log, groups: readonly Group[], room: AlarmRoom): readonly Group[] {
  const kept: Group[] = [];
  const rest: Group[] = [];
  let left = room.budget;
  for (const group of groups) {
    left -= costOf(log, group, room.counter);
    (left >= 0 ? kept : rest).push(group);
  }
  return [...kept, ...joinAll(rest.sort(byStart))];
}

function byWeight(left: Group, right: Group): number {
  return left.weight - right.weight || unnamed(left) - unnamed(right) || byStart(left, right);
}

/** What says its level itself comes before what only has words of failure in it. */
function unnamed({ first }: Group): number {
  return first.label === '' ? 1 : 0;
}
