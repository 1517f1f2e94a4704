import { createRanker } from '../../../relevance/ranker.ts';
import { hasAlarm } from '../../alarm-words.ts';
import type { LossyContext } from '../../compressor.ts';
import { outlyingParts } from './outlying-parts.ts';
import type { Part } from './parts.ts';

/** Shares of the budget for how a text begins and how it ends. */
const HEAD = 0.2;
const TAIL = 0.1;
/** The share for numbers that stand out. */
const OUTLYING = 0.35;
/** Parts with words of failure; where more have them, they are what the text is about. */
const MOST_ALARMS = 12;
/** Tokens of the mark of a gap. */
const MARK = 6;

/**
 * The parts that are shown within the budget: how the text begins and ends, what reports a failure, where a number
 * is far from its like, then what the query asks for, with what it is indented below, and as far as there is room
 * left, how the text goes on.
 */
export function chooseParts(
  texts: readonly string[],
  parts: readonly Part[],
  { budget, counter, query }: LossyContext,
): ReadonlySet<number> {
  const kept = new Set<number>();
  let left = budget;

  /** Keeps as many as there is room for, in their order, up to so many tokens. */
  function keep(order: Iterable<number>, most = left): void {
    let room = Math.min(most, left);
    for (const index of order) {
      const added = withParents(index, parts).filter((each) => !kept.has(each));
      if (added.length === 0) continue;
      const cost = added.reduce((sum, each) => sum + counter.estimate(texts[each] ?? '') + 1, MARK);
      if (cost > room) break;
      for (const each of added) kept.add(each);
      room -= cost;
      left -= cost;
    }
  }

  keep(parts.keys(), HEAD * budget);
  keep([...parts.keys()].reverse(), TAIL * budget);
  const alarms = parts.keys().filter((index) => hasAlarm(texts[index] ?? ''));
  keep(alarms.take(MOST_ALARMS));
  keep(outlyingParts(texts), OUTLYING * budget);
  keep(askedFor(texts, query));
  keep(parts.keys());
  return kept;
}

/** Those that the query has words of, the most relevant first. */
function askedFor(texts: readonly string[], query: LossyContext['query']): readonly number[] {
  const ranker = createRanker(query);
  if (ranker.isIdle) return [];
  for (const [index, text] of texts.entries()) ranker.add(index, text);
  const scores = ranker.scores(texts.length);
  return [...scores.keys()]
    .filter((index) => (scores[index] ?? 0) > 0)
    .sort((one, other) => (scores[other] ?? 0) - (scores[one] ?? 0) || one - other);
}

function withParents(index: number, parts: readonly Part[]): readonly number[] {
  const members: number[] = [];
  for (let at: number | undefined = index; at !== undefined; at = parts[at]?.parent) {
    members.push(at);
  }
  return members;
}
