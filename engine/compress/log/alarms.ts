import type { TokenCounter } from '../../tokens/counter.ts';
import { costOf, costOfAll } from './cost.ts';
import type { Log } from './entries.ts';
import { type Group, joinAll, joinGroups } from './groups.ts';
import { COARSE, COARSEST } from './template.ts';
import { WEIGHT } from './weight.ts';

/** Room for what must not be dropped. */
export interface AlarmRoom {
  readonly budget: number;
  readonly counter: TokenCounter;
}

/** Failed tests and summaries name what a reader looks for one by one; other alarms come in kinds. */
const RESULT_SHARE = 3;
const ALARM_SHARE = 1.6;
const LEAST_ALARM_SHARE = 0.6;

/**
 * Failures, warnings and results so that none is dropped: each kind on its own where they fit, else in
 * coarser groups, the last of them a group of all that is left. May exceed the budget up to three times
 * where there are many test results, else up to 1.6 times.
 */
export function fittingAlarms(
  log: Log,
  alarms: readonly Group[],
  room: AlarmRoom,
): readonly Group[] {
  const { budget, counter } = room;
  const results = alarms.filter(({ weight }) => weight === WEIGHT.result);
  const kept = fitted(log, results, { counter, budget: RESULT_SHARE * budget });
  const left = ALARM_SHARE * budget - costOfAll(log, kept, counter);
  const others = alarms.filter(({ weight }) => weight !== WEIGHT.result);
  const limit = Math.max(left, LEAST_ALARM_SHARE * budget);
  return [...kept, ...fitted(log, others, { counter, budget: limit })];
}

function fitted(log: Log, groups: readonly Group[], room: AlarmRoom): readonly Group[] {
  const isFitting = (some: readonly Group[]): boolean =>
    costOfAll(log, some, room.counter) <= room.budget;
  if (isFitting(groups)) return groups;
  const coarse = joinGroups(log, groups, COARSE);
  if (isFitting(coarse)) return coarse;
  const coarsest = joinGroups(log, coarse, COARSEST);
  return isFitting(coarsest) ? coarsest : capped(log, coarsest, room);
}

/** The weightiest groups as far as they fit; the others as one. */
function capped(log: Log, groups: readonly Group[], room: AlarmRoom): readonly Group[] {
  const kept: Group[] = [];
  const rest: Group[] = [];
  let left = room.budget;
  for (const group of groups.toSorted(byWeight)) {
    left -= costOf(log, group, room.counter);
    (left >= 0 ? kept : rest).push(group);
  }
  return [...kept, ...joinAll(rest.sort(byStart))];
}

function byWeight(left: Group, right: Group): number {
  return left.weight - right.weight || byStart(left, right);
}

function byStart(left: Group, right: Group): number {
  return left.first.start - right.first.start;
}
