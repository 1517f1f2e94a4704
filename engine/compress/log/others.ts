import { rank } from '../../relevance/rank.ts';
import { ANCHORED } from '../../relevance/score.ts';
import type { LossyContext } from '../compressor.ts';
import { costOf, costOfAll } from './cost.ts';
import type { Log } from './entries.ts';
import { type Group, joinGroups } from './groups.ts';
import { COARSE } from './template.ts';
import { WEIGHT } from './weight.ts';

/** The groups that fit into a budget and those that do not. */
export interface Fill {
  readonly shown: readonly Group[];
  readonly omitted: readonly Group[];
}

interface Candidate {
  readonly group: Group;
  readonly stage: number;
  readonly relevance: number;
}

const FIRST_LINES = 3;
const FREQUENT = 4;
/** The share of the budget that is kept for coarse groups of what does not fit otherwise. */
const COARSE_SHARE = 0.25;

/**
 * The groups without failures that fit: what the query names, how the log begins, lines that speak of a
 * failure, frequent groups, rare groups, debugging. What does not fit is tried once more in coarse groups.
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
  for (const { group } of inOrderOfUse(log, groups, context)) {
    const cost = costOf(log, group, context.counter);
    (cost <= left ? shown : omitted).push(group);
    if (cost <= left) left -= cost;
  }
  return { shown, omitted };
}

function inOrderOfUse(
  log: Log,
  groups: readonly Group[],
  { query }: LossyContext,
): readonly Candidate[] {
  const texts = groups.map(({ first }) => log.lines[first.start] ?? '');
  const relevance = rank(texts, query);
  const candidates = groups.map((group, index) => candidate(group, relevance[index] ?? 0));
  return candidates.sort(
    (left, right) =>
      left.stage - right.stage ||
      right.relevance - left.relevance ||
      right.group.entries - left.group.entries ||
      left.group.first.start - right.group.first.start,
  );
}

function candidate(group: Group, relevance: number): Candidate {
  return { group, relevance, stage: stageOf(group, relevance) };
}

function stageOf(group: Group, relevance: number): number {
  if (relevance >= ANCHORED) return 0;
  if (group.first.start < FIRST_LINES) return 1;
  if (group.weight === WEIGHT.suspect) return 2;
  if (group.weight === WEIGHT.debug) return 5;
  return group.entries >= FREQUENT ? 3 : 4;
}
