import { rank } from '../../relevance/rank.ts';
import { ANCHORED } from '../../relevance/score.ts';
import type { LossyContext } from '../compressor.ts';
import { costOf, costOfAll } from './cost.ts';
import type { Entry, Log } from './entries.ts';
import { type Group, joinGroups } from './groups.ts';
import { COARSE } from './template.ts';
import { speaksOfTrouble } from './trouble.ts';
import { WEIGHT } from './weight.ts';

/** The groups that fit into a budget and those that do not. */
export interface Fill {
  readonly shown: readonly Group[];
  readonly omitted: readonly Group[];
}

interface Candidate {
  readonly group: Group;
  /** The first line of its first entry. */
  readonly line: string;
  readonly relevance: number;
  /** Whether one of its entries stands right behind a failure, a warning or a result, and so may say more of it. */
  readonly isBehindAlarm: boolean;
  readonly cost: number;
}

const FIRST_LINES = 3;
const FREQUENT = 4;
/** How many rare groups come between two frequent ones: of a frequent one the next copies tell nothing new. */
const RARE_IN_TURN = 4;
const STAGES = [0, 1, 2, 3, 4];
/** The share of the budget that is kept for coarse groups of what does not fit otherwise. */
const COARSE_SHARE = 0.25;

/**
 * The groups without failures that fit: what the query names, how the log begins, lines that speak of a failure or of
 * trouble, the others, debugging; each time a frequent group and some rare ones in turn. What does not fit is tried once
 * more in coarse groups.
 */
export function fillWithOthers(log: Log, groups: readonly Group[], context: LossyContext): Fill {
  const whole = costOfAll(log, groups, context.counter) <= context.budget;
  if (whole) return { shown: groups, omitted: [] };
  const budget = Math.floor(context.budget * (1 - COARSE_SHARE));
  const fine = fill(log, groups, { ...context, budget });
  const left = context.budget - costOfAll(log, fine.shown, context.counter);
  const coarse = fill(log, joinGroups(log, fine.omitted, COARSE), { ...context, budget: left });
  return { shown: [...fine.shown, ...coarse.shown], omitted: coarse.omitted };
}

function fill(log: Log, groups: readonly Group[], context: LossyContext): Fill {
  const shown: Group[] = [];
  const omitted: Group[] = [];
  let left = context.budget;
  for (const { group, cost } of inOrderOfUse(log, groups, context)) {
    (cost <= left ? shown : omitted).push(group);
    if (cost <= left) left -= cost;
  }
  return { shown, omitted };
}

function inOrderOfUse(
  log: Log,
  groups: readonly Group[],
  { query, counter }: LossyContext,
): readonly Candidate[] {
  const lines = groups.map(({ first }) => log.lines[first.start] ?? '');
  const relevance = rank(lines, query);
  const behindAlarms = entriesBehindAlarms(log);
  const candidates = groups.map((group, index): Candidate => ({
    group,
    line: lines[index] ?? '',
    relevance: relevance[index] ?? 0,
    isBehindAlarm: group.members.some((entry) => behindAlarms.has(entry)),
    cost: costOf(log, group, counter),
  }));
  const stages = Map.groupBy(candidates, stageOf);
  return STAGES.flatMap((stage) => frequentAndRare(stages.get(stage) ?? []));
}

function entriesBehindAlarms({ entries }: Log): ReadonlySet<Entry> {
  return new Set(
    entries.filter((_, index) => (entries[index - 1]?.weight ?? WEIGHT.debug) <= WEIGHT.warning),
  );
}

/** Less comes first. */
function stageOf({ group: { first, weight }, line, relevance }: Candidate): number {
  if (relevance >= ANCHORED) return 0;
  if (first.start < FIRST_LINES) return 1;
  if (weight === WEIGHT.debug) return 4;
  return weight === WEIGHT.suspect || speaksOfTrouble(line) ? 2 : 3;
}

/** A frequent group and some rare ones in turn: what the log is mostly about, and what stands out from it. */
function frequentAndRare(candidates: readonly Candidate[]): readonly Candidate[] {
  const isFrequent = ({ group }: Candidate): boolean => group.entries >= FREQUENT;
  const frequent = candidates.filter(isFrequent).sort(byFrequency);
  const rare = candidates.filter((candidate) => !isFrequent(candidate)).sort(byCost);
  return candidates.flatMap((_, turn) => [
    ...frequent.slice(turn, turn + 1),
    ...rare.slice(RARE_IN_TURN * turn, RARE_IN_TURN * (turn + 1)),
  ]);
}

function byFrequency(left: Candidate, right: Candidate): number {
  return (
    right.relevance - left.relevance ||
    right.group.entries - left.group.entries ||
    left.group.first.start - right.group.first.start
  );
}

/** How rare a group is does not tell them apart, so those come first of which most fit. */
function byCost(left: Candidate, right: Candidate): number {
  return (
    right.relevance - left.relevance ||
    Number(right.isBehindAlarm) - Number(left.isBehindAlarm) ||
    left.cost - right.cost ||
    left.group.first.start - right.group.first.start
  );
}
