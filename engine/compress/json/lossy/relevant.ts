import type { Query } from '../../../content.ts';
import { ANCHORED } from '../../../relevance/score.ts';
import { createRanker } from '../../../relevance/ranker.ts';
import type { ListFacts } from './facts.ts';

/** The rows that a query asks for. */
export interface RelevantRows {
  /** Rows that hold an exact string of the query which few rows hold, in order of position. */
  readonly anchored: readonly number[];
  /** Other rows with words of the query, the most relevant first. */
  readonly ranked: readonly number[];
}

/** Scores are told apart in so many steps: rows that differ only in length stay in the order of the source. */
const STEPS = 8;
/** Rows below this step are not what was asked for. */
const LEAST_STEP = 3;

/** Ranks rows by what their columns say to the query. Constant columns say nothing and are not read. */
export function relevantRows(facts: ListFacts, query: Query): RelevantRows {
  const ranker = createRanker(query);
  if (ranker.isIdle) return { anchored: [], ranked: [] };
  facts.keys?.forEach((key, row) => ranker.add(row, key));
  for (const { kind, column } of facts.profiles) {
    if (kind === 'constant') continue;
    if ((kind === 'number' || kind === 'time') && !ranker.asksForNumbers) continue;
    for (let index = 0; index < column.values.length; index += 1) {
      const value = column.values[index];
      if (typeof value === 'string') ranker.add(column.rows[index] ?? 0, value);
      if (typeof value === 'number') ranker.add(column.rows[index] ?? 0, String(value));
    }
  }
  return split(ranker.scores(facts.rowCount));
}

function split(scores: readonly number[]): RelevantRows {
  const anchored: number[] = [];
  const others: number[] = [];
  for (const [row, score] of scores.entries()) {
    if (score >= ANCHORED) anchored.push(row);
    else if (score > 0) others.push(row);
  }
  const best = others.reduce((most, row) => Math.max(most, scores[row] ?? 0), 1);
  const stepOf = (row: number): number => Math.round(((scores[row] ?? 0) * STEPS) / best);
  const steps = others.map(stepOf);
  let least = LEAST_STEP;
  // What more than half of the rows hold tells none of them from the others.
  while (least <= STEPS && steps.filter((step) => step >= least).length * 2 > scores.length)
    least += 1;
  const ranked = others
    .filter((row) => stepOf(row) >= least)
    .sort((one, other) => stepOf(other) - stepOf(one) || one - other);
  return { anchored, ranked };
}
