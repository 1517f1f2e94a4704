import type { LossyContext } from '../../compressor.ts';
import type { Elision, JsonList } from '../records.ts';
import { candidatesOf } from './candidates.ts';
import type { Candidates } from './candidates.ts';
import { digestOf } from './digest.ts';
import { factsOf } from './facts.ts';
import type { ListFacts } from './facts.ts';
import { failuresOf } from './failures.ts';
import type { Failure } from './failures.ts';
import { writePath } from './path.ts';
import { rowText } from './row-cost.ts';

/** A list that was looked over and can be elided to any size. */
export interface PreparedList {
  readonly list: JsonList;
  readonly facts: ListFacts;
  readonly failures: readonly Failure[];
  readonly candidates: Candidates;
  /** About how many tokens each candidate takes, in the order of the candidates. */
  readonly costs: readonly number[];
}

/** A list with more needed rows than this share of all is not worth eliding. */
const MOST_SHOWN_SHARE = 0.7;
const DIGEST_SHARE = 0.5;
const SMALLEST_DIGEST_SHARE = 0.25;

/** Looks over a list: everything that does not depend on the room there is. */
export function prepareList(list: JsonList, context: LossyContext): PreparedList {
  const facts = factsOf(list);
  const failures = failuresOf(facts);
  const candidates = candidatesOf(facts, failures, context.query);
  const costs = candidates.rows.map(
    (row) => 2 + context.counter.estimate(rowText(list.rows[row] ?? null, facts)),
  );
  return { list, facts, failures, candidates, costs };
}

/**
 * What to show of a list within about so many tokens: the rows that are needed in any case, a digest of all rows, then
 * the other rows by what they tell. Undefined when nearly all rows are needed, or when nothing could be said of the
 * ones left out.
 */
export function elideList(
  prepared: PreparedList,
  room: number,
  context: LossyContext,
): Elision | undefined {
  const { list, facts, failures, candidates, costs } = prepared;
  if (candidates.needed > facts.rowCount * MOST_SHOWN_SHARE) return undefined;
  const neededCost = sum(costs.slice(0, candidates.needed));
  const digestRoom = Math.max(
    SMALLEST_DIGEST_SHARE * room,
    Math.min(DIGEST_SHARE * room, room - neededCost),
  );
  const estimate = (text: string): number => context.counter.estimate(text);
  const digest = digestOf(facts, failures, { tokens: digestRoom, estimate });
  if (digest.length === 0 && candidates.needed === 0) return undefined;
  const rows = affordableRows(prepared, room - sum(digest.map(estimate)));
  if (rows.length > facts.rowCount * MOST_SHOWN_SHARE) return undefined;
  return { rows, notes: [referenceTo(list, rows.length, context), ...digest] };
}

function affordableRows({ candidates, costs }: PreparedList, room: number): readonly number[] {
  let left = room;
  const rows = candidates.rows.filter((_, index) => {
    const cost = costs[index] ?? 0;
    const isShown = index < candidates.needed || cost <= left;
    if (isShown) left -= cost;
    return isShown;
  });
  return rows.sort((one, other) => one - other);
}

function referenceTo(list: JsonList, shown: number, context: LossyContext): string {
  const count = list.rows.length;
  const unit = list.keys ? 'entries' : 'rows';
  const path = writePath(list.path);
  const missing = `${count - shown} of ${count} ${unit} omitted`;
  return context.reference(path === '' ? missing : `${path}: ${missing}`);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
