import type { Scalar } from './columns.ts';
import { shortened } from './digest/tally.ts';
import { outlyingRows } from './extremes.ts';
import type { ListFacts } from './facts.ts';
import type { Profile } from './profile.ts';

/** So many of the rows have the same value where another one stands out. */
const USUAL_SHARE = 0.75;
/** A field is rare that one row of fifty has, or one alone of a short list. */
const RARE_SHARE = 0.02;
/** Where more fields are rare than this, rareness is the rule. */
const MOST_RARE_FIELDS = 12;
const MOST_FIELDS = 8;

/**
 * A line for each of some rows that are too large to be shown: `#8 /svc-7 stands out: State.Status=exited`, with the values
 * that nearly all others have not. None for a row that differs in nothing short.
 */
export function standingOut(
  rows: readonly number[],
  facts: ListFacts,
  lines?: readonly number[],
): readonly string[] {
  if (rows.length === 0) return [];
  const fields = new Map(rows.map((row) => [row, [] as string[]]));
  const rare = facts.profiles.filter((profile) => isRare(profile, facts));
  const ordinary = facts.profiles.filter((profile) => !rare.includes(profile));
  for (const profile of rare.length > MOST_RARE_FIELDS ? ordinary : facts.profiles) {
    const isUnusual = unusualIn(profile, facts);
    const { column } = profile;
    for (const [index, row] of column.rows.entries()) {
      const own = fields.get(row);
      const value = column.values[index] ?? null;
      if (own === undefined || own.length === MOST_FIELDS || !isUnusual(value, row)) continue;
      own.push(`${column.name === '' ? 'value' : column.name}=${shortened(value)}`);
    }
  }
  return [...fields]
    .filter(([, own]) => own.length > 0)
    .map(([row, own]) => {
      const number = lines === undefined ? `#${row + 1}` : `line ${lines[row] ?? 0}`;
      const label = facts.labelOf(row);
      const name = label === undefined ? '' : ` ${shortened(label)}`;
      return `${number}${name} stands out: ${own.join(', ')}`;
    });
}

function isRare({ column }: Profile, { rowCount }: ListFacts): boolean {
  return column.values.length <= Math.max(1, rowCount * RARE_SHARE);
}

/** Tells a value of a column, and its row, from what nearly all rows have. */
function unusualIn(profile: Profile, facts: ListFacts): (value: Scalar, row: number) => boolean {
  const { column, counts, kind } = profile;
  const { rowCount, measures } = facts;
  if (kind === 'constant' || kind === 'prose') return () => false;
  if (isRare(profile, facts)) return (value) => value !== null;
  for (const [usual, count] of counts) {
    if (count < USUAL_SHARE * rowCount) continue;
    return (value) => value !== usual && value !== null;
  }
  const measure = measures.find((each) => each.column === column && !each.isSequence);
  const outlying = new Set(measure && outlyingRows(column, measure.quantiles));
  return (_, row) => outlying.has(row);
}
