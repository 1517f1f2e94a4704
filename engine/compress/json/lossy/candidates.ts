import type { LossyContext } from '../../compressor.ts';
import type { Alarm, Alarms } from './alarms.ts';
import { changePoints } from './change-points.ts';
import { coveringRows } from './coverage.ts';
import { evenlySpread } from '../../evenly-spread.ts';
import { extremeRows, outlyingRows } from './extremes.ts';
import type { ListFacts, Measure } from './facts.ts';
import { rareRows, rareTemplateRows } from './rare.ts';
import { relevantRows } from './relevant.ts';
import { SEVERITY } from './severities.ts';

/** The rows worth showing, the most needed first, without repetition. */
export interface Candidates {
  /** Row indexes. */
  readonly rows: readonly number[];
  /** So many of the first ones are shown even if they take more room than there is. */
  readonly needed: number;
  /** So many of the first ones come before the digest: they stand out from all others. */
  readonly outstanding: number;
}

/** A list of which more rows than this share would be shown is not worth eliding. */
export const MOST_SHOWN_SHARE = 0.7;

const MOST_ANCHORED = 16;
const MOST_FAILURES = 24;
const MOST_WARNINGS = 12;
const MOST_RARE_ROWS = 12;
const MOST_OUTLIERS = 12;
/** Rows that the query asks for most come before those that are only unusual. */
const MOST_ASKED_FOR = 2;
const FIRST_EXTREMES = 3;
const FIRST_RELEVANT = 4;
const MOST_RELEVANT = 24;
const MOST_CHANGES = 4;

/**
 * Orders the rows of a list by why they should be seen. Where the budget is to be filled, the others follow: those with
 * words of the query, then evenly spread ones.
 */
export function candidatesOf(
  facts: ListFacts,
  { failures, warnings, mentions }: Alarms,
  { query, fillsBudget = false }: Pick<LossyContext, 'query' | 'fillsBudget'>,
): Candidates {
  const relevant = relevantRows(facts, query);
  const examples = examplesOf([...failures, ...mentions], relevant.ranked);
  const measures = facts.measures.filter(({ isSequence }) => !isSequence);
  const extremes = inTurn(measures.map(({ column, quantiles }) => extremeRows(column, quantiles)));
  const rows = new Set<number>();
  const add = (more: readonly number[]): void => more.forEach((row) => rows.add(row));

  add(relevant.anchored.slice(0, MOST_ANCHORED));
  add(examples.slice(0, 1));
  if (examples.length > 0) add(ordinaryRow(facts));
  add(examples.slice(1, MOST_FAILURES));
  const needed = rows.size;
  add(relevant.ranked.slice(0, MOST_ASKED_FOR));
  add(rareOnes(facts).slice(0, MOST_RARE_ROWS));
  add(outliers(measures).slice(0, MOST_OUTLIERS));
  const outstanding = rows.size;
  add(examplesOf(warnings, relevant.ranked).slice(0, MOST_WARNINGS));
  add(extremes.slice(0, FIRST_EXTREMES));
  add(relevant.ranked.slice(0, FIRST_RELEVANT));
  const last = facts.rowCount - 1;
  add([0, last]);
  add(relevant.ranked.slice(0, 2 * FIRST_RELEVANT));
  add([1, 2, Math.max(0, last - 1)]);
  add(relevant.anchored);
  add(examples);
  add(changes(measures).slice(0, MOST_CHANGES));
  add(extremes);
  add(relevant.ranked.slice(0, MOST_RELEVANT));
  add(coveringRows(facts.profiles, rows, facts.rowCount));
  if (fillsBudget) {
    const others = new Set([...relevant.ranked, ...evenlySpread(facts.rowCount)]).difference(rows);
    const most = Math.floor(facts.rowCount * MOST_SHOWN_SHARE);
    add([...others].slice(0, Math.max(0, most - rows.size)));
  }
  return { rows: [...rows].filter((row) => row < facts.rowCount), needed, outstanding };
}

/** The first row without an alarm: among failures alone it would look as if all rows failed. */
function ordinaryRow({ severities }: ListFacts): readonly number[] {
  const row = severities.indexOf(SEVERITY.none);
  return row >= 0 ? [row] : [];
}

/** Of each kind of alarm the row that the query asks for most, or else its first. */
function examplesOf(alarms: readonly Alarm[], ranked: readonly number[]): readonly number[] {
  const place = new Map(ranked.map((row, index) => [row, index]));
  return alarms.map(({ rows }) => {
    let best = rows[0] ?? 0;
    for (const row of rows) {
      if ((place.get(row) ?? ranked.length) < (place.get(best) ?? ranked.length)) best = row;
    }
    return best;
  });
}

function rareOnes({ profiles, messages, rowCount }: ListFacts): readonly number[] {
  const byValue = profiles.map((profile) => rareRows(profile, rowCount));
  const byTemplate = messages.map(({ profile, templates }) =>
    rareTemplateRows(profile, templates, rowCount),
  );
  return inTurn([...byValue, ...byTemplate]);
}

function outliers(measures: readonly Measure[]): readonly number[] {
  return inTurn(measures.map(({ column, quantiles }) => outlyingRows(column, quantiles)));
}

function changes(measures: readonly Measure[]): readonly number[] {
  return inTurn(measures.map(({ column, quantiles }) => changePoints(column, quantiles)));
}

/** The first of every list, then the second of every list, and so on; repetitions left out. */
function inTurn(lists: readonly (readonly number[])[]): readonly number[] {
  const longest = Math.max(0, ...lists.map((list) => list.length));
  const rows = new Set<number>();
  for (let turn = 0; turn < longest; turn += 1) {
    for (const list of lists) {
      const row = list[turn];
      if (row !== undefined) rows.add(row);
    }
  }
  return [...rows];
}
