import type { Profile } from './profile.ts';
import type { Templates } from './templates.ts';

/** A value is rare in at most one row of fifty, and in one row alone of a short list. */
const RARE_SHARE = 0.02;
/** And so many times rarer than the values of its column are on average. */
const USUAL = 8;
/** Where more values are rare than this, rareness is the rule. */
const MOST_RARE_VALUES = 6;
/** Where all rows of a column but so many, and but such a share, have one value, the others are exceptions. */
const MOST_EXCEPTIONS = 12;
const EXCEPTIONAL_SHARE = 0.05;

/**
 * One row for each value that stands out by being rare: a category, the presence or absence of a field, a value of
 * another type. First the rarest. Where nearly all rows have the same value, every row with another one.
 */
export function rareRows(profile: Profile, rowCount: number): readonly number[] {
  const most = Math.max(1, Math.floor(rowCount * RARE_SHARE));
  const { column, counts, kind, missing } = profile;
  if (column.values.length <= most) return column.rows.slice(0, 1);
  const absent = missing > 0 && missing <= most ? firstMissing(profile, rowCount) : [];
  if (kind !== 'category' && kind !== 'text') return [...absent, ...strangers(profile, most)];
  const exceptions = kind === 'category' ? exceptionsIn(profile) : [];
  if (exceptions.length > 0) return [...absent, ...exceptions];
  return [...absent, ...firstRowsOf(profile, rareKeys(counts, most))];
}

/** The rows that have another value than nearly all others: one for each value, the rarest first, then the rest. */
function exceptionsIn({ column, counts }: Profile): readonly number[] {
  const [[usual, most] = [], ...others] = [...counts].sort(([, one], [, other]) => other - one);
  const total = column.values.length;
  const limit = Math.min(MOST_EXCEPTIONS, total * EXCEPTIONAL_SHARE);
  if (column.isNested || most === undefined || total - most > limit) return [];
  const first = firstRowsOf({ column }, others.map(([value]) => value).toReversed());
  const rest = column.rows.filter((_, index) => column.values[index] !== usual);
  return [...new Set([...first, ...rest])];
}

/** One row for each template of a text column that is rare while the others are not. */
export function rareTemplateRows(
  { column }: Profile,
  templates: Templates,
  rowCount: number,
): readonly number[] {
  const most = Math.max(1, Math.floor(rowCount * RARE_SHARE));
  const rare = new Set(rareKeys(templates.counts, most));
  const rows: number[] = [];
  for (const [index, value] of column.values.entries()) {
    const template = typeof value === 'string' ? templates.of.get(value) : undefined;
    if (template !== undefined && rare.delete(template)) rows.push(column.rows[index] ?? 0);
    if (rare.size === 0) break;
  }
  return rows;
}

function rareKeys<Key>(counts: ReadonlyMap<Key, number>, most: number): readonly Key[] {
  let total = 0;
  for (const count of counts.values()) total += count;
  const limit = Math.min(most, total / counts.size / USUAL);
  const rare: (readonly [Key, number])[] = [];
  for (const entry of counts) {
    if (entry[1] > limit) continue;
    rare.push(entry);
    if (rare.length > MOST_RARE_VALUES) return [];
  }
  return rare.sort(([, one], [, other]) => one - other).map(([key]) => key);
}

function firstRowsOf(
  { column }: Pick<Profile, 'column'>,
  values: readonly unknown[],
): readonly number[] {
  return values.map((value) => column.rows[column.values.indexOf(value as never)] ?? 0);
}

function firstMissing({ column }: Profile, rowCount: number): readonly number[] {
  const present = new Set<number>();
  for (const [index, value] of column.values.entries()) {
    if (value !== null) present.add(column.rows[index] ?? 0);
  }
  for (let row = 0; row < rowCount; row += 1) if (!present.has(row)) return [row];
  return [];
}

/** Rows whose value has another type than nearly all others. */
function strangers({ column, counts }: Profile, most: number): readonly number[] {
  const types = new Map<string, number>();
  counts.forEach((count, value) => {
    if (value !== null) types.set(typeof value, (types.get(typeof value) ?? 0) + count);
  });
  if (types.size < 2) return [];
  return rareKeys(types, most).map((type) => {
    const index = column.values.findIndex((value) => value !== null && typeof value === type);
    return column.rows[index] ?? 0;
  });
}
