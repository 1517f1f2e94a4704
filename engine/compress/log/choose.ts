import type { LossyContext } from '../compressor.ts';
import { type AlarmRoom, fittingAlarms } from './alarms.ts';
import { costOfAll } from './cost.ts';
import type { Log } from './entries.ts';
import { byStart, type Group, singly } from './groups.ts';
import { type Fill, fillWithOthers } from './others.ts';
import { WEIGHT } from './weight.ts';

/** What is left for ordinary lines even when the failures take more than the whole budget. */
const LEAST_FOR_OTHERS = 0.15;
/** How much of the budget rare failures may take up so that each is shown and not only the first. */
const MOST_FOR_ALARMS = 0.6;

/**
 * The groups that are shown within a budget, in the order of the log: failures, warnings and results in
 * any case, then the others, at last the entries of rare groups one by one.
 */
export function chooseGroups(
  log: Log,
  groups: readonly Group[],
  context: LossyContext & { readonly tokens?: number },
): Fill {
  const { budget, counter } = context;
  const kinds = fittingAlarms(log, groups.filter(isAlarm), context);
  const alarms = withRareOnesApart(log, kinds, { counter, budget: MOST_FOR_ALARMS * budget });
  const left = budget - costOfAll(log, alarms, counter);
  const others = fillWithOthers(
    log,
    groups.filter((group) => !isAlarm(group)),
    { ...context, budget: Math.floor(Math.max(left, budget * LEAST_FOR_OTHERS)) },
  );
  const shown = withRareOnesApart(log, [...alarms, ...others.shown], context);
  return { shown: [...shown].sort(byStart), omitted: others.omitted };
}

function isAlarm({ weight }: Group): boolean {
  return weight <= WEIGHT.warning;
}

function withRareOnesApart(
  log: Log,
  groups: readonly Group[],
  { budget, counter }: AlarmRoom,
): readonly Group[] {
  let left = budget - costOfAll(log, groups, counter);
  return groups.flatMap((group) => {
    const apart = singly(group);
    if (apart.length === 1) return apart;
    const more = costOfAll(log, apart, counter) - costOfAll(log, [group], counter);
    if (more > left) return [group];
    left -= more;
    return apart;
  });
}
