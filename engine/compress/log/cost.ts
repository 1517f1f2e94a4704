import type { TokenCounter } from '../../tokens/counter.ts';
import type { Log } from './entries.ts';
import type { Group } from './groups.ts';
import { renderGroup } from './render.ts';

/** Groups are made anew for every log, and asked about several times while some are chosen. */
const known = new WeakMap<Group, number>();

/** Estimated tokens of a group as it is shown, its line end included. */
export function costOf(log: Log, group: Group, counter: TokenCounter): number {
  const cost = known.get(group) ?? counter.estimate(renderGroup(log, group)) + 1;
  known.set(group, cost);
  return cost;
}

/** Estimated tokens of some groups together. */
export function costOfAll(log: Log, groups: readonly Group[], counter: TokenCounter): number {
  return groups.reduce((total, group) => total + costOf(log, group, counter), 0);
}
