import type { LossyContext } from '../../compressor.ts';
import type { TokenCounter } from '../../../tokens/counter.ts';
import type { Elision, JsonList } from '../value/records.ts';
import { affordableRows } from './affordable.ts';
import { briefRows } from './brief/rows.ts';
import { alarmsOf } from './alarms.ts';
import { type Candidates, candidatesOf, MOST_SHOWN_SHARE } from './candidates.ts';
import { digestLines, writeDigest } from './digest/digest.ts';
import type { DigestLine } from './digest/line.ts';
import { factsOf, type ListFacts } from './facts.ts';
import { writePath } from './path.ts';
import { rowText, type ShownLength } from './row-text.ts';
import { standingOut } from './standing-out.ts';

/** A list that was looked over and can be elided to any size. */
export interface PreparedList {
  readonly list: JsonList;
  readonly facts: ListFacts;
  readonly digest: readonly DigestLine[];
  readonly candidates: Candidates;
  /** The tokens of a row or a line of the digest; remembers what it was asked. */
  readonly estimate: (line: string) => number;
}

/** Rows that are needed may take so much of the room. */
const NEEDED_EXCESS = 1.5;
const DIGEST_SHARE = 0.5;
/** However much the rows that stand out take. */
const LEAST_DIGEST_SHARE = 0.1;
const ESSENTIAL_SHARE = 0.3;
/** Rows that take more than this are too large to be shown beside others in brief. */
const LEAST_ROWS_SHARE = 0.5;
/** For what stands out in rows that are too large to be shown. */
const STANDING_OUT_SHARE = 0.2;
/** The tokens of a row's number and its line break. */
const ROW_MARKS = 2;

/** How much may be shown of a list. */
export interface ListRoom {
  readonly tokens: number;
  readonly shownLength?: ShownLength;
  /** The line of the source that each row is; absent where rows are counted instead. */
  readonly lines?: readonly number[] | undefined;
}

/** Looks over a list: everything that does not depend on the room there is. */
export function prepareList(list: JsonList, context: LossyContext): PreparedList {
  const facts = factsOf(list);
  const alarms = alarmsOf(facts);
  const candidates = candidatesOf(facts, alarms, context);
  const digest = digestLines(facts, alarms, context.query);
  return { list, facts, digest, candidates, estimate: remembering(context.counter) };
}

function remembering(counter: TokenCounter): PreparedList['estimate'] {
  const known = new Map<string, number>();
  return (line) => {
    const tokens = known.get(line) ?? counter.estimate(line);
    known.set(line, tokens);
    return tokens;
  };
}

/**
 * What to show of a list within about so many tokens: the rows that stand out, a digest of all rows, then the other
 * rows by what they tell. Undefined when nearly all rows would be shown, or when nothing can be said of the ones left
 * out and neither one of them nor a budget was asked for.
 */
export function elideList(
  prepared: PreparedList,
  { tokens: all, shownLength, lines }: ListRoom,
  context: LossyContext,
): Elision | undefined {
  const { list, facts, candidates, estimate } = prepared;
  const costOf = (row: number): number =>
    ROW_MARKS + estimate(rowText(list.rows[row] ?? null, facts, shownLength));
  const isAlone = !candidates.rows.some((row) => costOf(row) <= all * LEAST_ROWS_SHARE);
  const brief = briefRows(list, facts, { tokens: all, isAlone, lines, estimate });
  const room = all - sum(brief.map(estimate)) - brief.length;
  const outstanding = candidates.rows.slice(0, candidates.outstanding);
  // Rows that do not even fit alone leave the room to the digest.
  const fitting = outstanding.filter((row) => costOf(row) <= room);
  const reserved = fitting.length < outstanding.length ? STANDING_OUT_SHARE * room : 0;
  const tokens = Math.max(
    LEAST_DIGEST_SHARE * room,
    Math.min(DIGEST_SHARE * room, room - sum(fitting.map(costOf))) - reserved,
  );
  const essential = ESSENTIAL_SHARE * room;
  const digest = writeDigest(prepared.digest, { tokens, essential, estimate });
  const saysNothing = digest.length === 0 && brief.length === 0;
  if (saysNothing && candidates.needed === 0 && context.fillsBudget !== true) return undefined;
  const rows = affordableRows(candidates, {
    tokens: room - reserved - sum(digest.map(estimate)),
    needed: room * NEEDED_EXCESS,
    costOf,
  });
  if (rows.length > facts.rowCount * MOST_SHOWN_SHARE) return undefined;
  const left = room - sum(digest.map(estimate)) - sum(rows.map(costOf));
  const hidden = outstanding.filter((row) => !rows.includes(row));
  const special = linesWithin(left, standingOut(hidden, facts, lines), estimate);
  const reference = referenceTo(list, rows.length, context);
  return { rows, lines, notes: [reference, ...special, ...brief, ...headed(digest, list)] };
}

/** The first lines that there is room for. */
function linesWithin(
  tokens: number,
  lines: readonly string[],
  estimate: PreparedList['estimate'],
): readonly string[] {
  let spent = 0;
  return lines.filter((line) => (spent += estimate(line) + 1) <= tokens);
}

/** Under a heading that says what is counted: not only the rows that are shown. */
function headed(digest: readonly string[], { rows, keys }: JsonList): readonly string[] {
  if (digest.length === 0) return [];
  return [`all ${rows.length} ${keys ? 'entries' : 'rows'}:`, ...digest];
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
