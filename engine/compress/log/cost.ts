import type { TokenCounter } from '../../tokens/counter.ts';
import type { Log } from './entries.ts';
import type { Group } from './groups.ts';
import { renderGroup } from './render.ts';

/** Estimated tokens of a group as it is shown, its line end included. */
export function costOf(log: Log, group: Group, counter: TokenCounter): number {
  return counter.estimate(renderGroup(log, group)) + 1;
}

/** Estimated tokens of some groups together. */
export function costOfAll(log: Log, groups: readonly Group[], counter: TokenCounter): number {
  return groups.reduce((total, group) => total + costOf(log, group, counter), 0);
}
