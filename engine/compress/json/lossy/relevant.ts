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

/** Rows that score less than this share of the best are not what was asked for. */
const RELEVANT_SHARE = 0.4;

/** Ranks rows by what their columns say to the query. Constant columns say nothing and are not read. */
export function relevantRows(facts: ListFacts, query: Query): RelevantRows {
  const ranker = createRanker(query);
  if (ranker.isIdle) return { anchored: [], ranked: [] };
  const columns = facts.profiles
    .filter(({ kind }) => kind !== 'constant' && kind !== 'time')
    .map(({ column }) => column);
  const cursors = columns.map(() => 0);
  for (let row = 0; row < facts.rowCount; row += 1) {
    const key = facts.keys?.[row];
    if (key !== undefined) ranker.add(row, key);
    for (const [position, { rows, values }] of columns.entries()) {
      let cursor = cursors[position] ?? 0;
      for (; rows[cursor] === row; cursor += 1) {
        const value = values[cursor];
        if (typeof value === 'string') ranker.add(row, value);
        else if (typeof value === 'number') ranker.add(row, String(value));
      }
      cursors[position] = cursor;
    }
  }
  return split(ranker.scores(facts.rowCount));
}

function split(scores: readonly number[]): RelevantRows {
  const anchored: number[] = [];
  const ranked: number[] = [];
  for (const [row, score] of scores.entries()) {
    if (score >= ANCHORED) anchored.push(row);
    else if (score > 0) ranked.push(row);
  }
  ranked.sort((one, other) => (scores[other] ?? 0) - (scores[one] ?? 0) || one - other);
  const least = (scores[ranked[0] ?? 0] ?? 0) * RELEVANT_SHARE;
  return { anchored, ranked: ranked.filter((row) => (scores[row] ?? 0) >= least) };
}
