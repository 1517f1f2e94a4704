import type { Column, Scalar } from './columns.ts';
import { type Quantities, quantitiesOf } from './quantities.ts';

/** What the values of a column are. */
type ColumnKind =
  /** Equal in every row. */
  | 'constant'
  /** Few values, each in many rows. */
  | 'category'
  | 'number'
  /** Dates and times that sort as text. */
  | 'time'
  /** Hashes, UUIDs and other strings that nobody reads. */
  | 'identifier'
  /** Long texts, each of its own. They are read, not counted. */
  | 'prose'
  /** Everything else. */
  | 'text';

/** A column and what its values say about each other. */
export interface Profile {
  readonly column: Column;
  readonly kind: ColumnKind;
  /** How often each value occurs, in the order of first occurrence, over all rows; empty for prose. */
  readonly counts: ReadonlyMap<Scalar, number>;
  /** Rows without a value or with null. */
  readonly missing: number;
  /** The texts of which the numbers of the column are what they measure. */
  readonly quantities?: Quantities;
}

const MOST_CATEGORIES = 24;
const SAMPLE = 24;
const SHORTEST_PROSE = 120;
const NONE: Profile['counts'] = new Map();
/** Numbers and times may have so many kinds of other texts among them, such as an empty one, `NA` or `-`. */
const MOST_PLACEHOLDERS = 3;
const TIME = /^\d{4}-\d{2}-\d{2}(?:$|[T ]\d{2}:\d{2})/;
const HEXADECIMAL = /^[0-9a-f-]{12,}$/i;
const BASE64 = /^[\w+/=-]{16,}$/;
/** A number as CSV and tables print it, `450.0`, `12.50` or `.5`, with no more digits than a number of JavaScript holds. */
const NUMERIC = /^-?(?:(?:0|[1-9]\d{0,14})(?:\.\d+)?|\.\d+)$/;
const LONGEST_NUMERIC = 17;

/** The profile of a column of a list with `rowCount` rows; texts that are numbers count as numbers where most are, and those with units where all are. */
export function profileOf(column: Column, rowCount: number): Profile {
  const missing = Math.max(0, rowCount - rowsWithValue(column) - column.structured);
  if (isProse(sampleOf(column.values))) return { column, kind: 'prose', counts: NONE, missing };
  const counts = countValues(column.values);
  const kind = kindOf(column, counts, missing);
  const quantities = kind === 'text' ? quantitiesOf(counts.keys()) : undefined;
  if (quantities !== undefined) {
    const measured = withQuantities(column, quantities);
    return { column: measured, kind: 'number', counts, missing, quantities };
  }
  return { column: kind === 'number' ? withNumbers(column) : column, kind, counts, missing };
}

function withNumbers(column: Column): Column {
  return {
    ...column,
    values: column.values.map((value) => (isNumeric(value) ? Number(value) : value)),
  };
}

function withQuantities(column: Column, quantities: Quantities): Column {
  const values = column.values.map((value) => quantities.get(String(value)) ?? value);
  return { ...column, values };
}

function isNumeric(value: Scalar): boolean {
  if (typeof value !== 'string') return typeof value === 'number';
  return value.length <= LONGEST_NUMERIC && NUMERIC.test(value);
}

function isProse(sample: readonly Scalar[]): boolean {
  if (sample.length < SAMPLE || new Set(sample).size < sample.length) return false;
  const length = sample.reduce<number>((sum, value) => sum + String(value).length, 0);
  return length > SHORTEST_PROSE * sample.length;
}

function countValues(values: readonly Scalar[]): ReadonlyMap<Scalar, number> {
  const counts = new Map<Scalar, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

function rowsWithValue({ values, rows }: Column): number {
  let count = 0;
  let last = -1;
  for (let index = 0; index < values.length; index += 1) {
    const row = rows[index] ?? 0;
    if (values[index] === null || row === last) continue;
    last = row;
    count += 1;
  }
  return count;
}

function kindOf(column: Column, counts: ReadonlyMap<Scalar, number>, missing: number): ColumnKind {
  const sample = sampleOf(column.values);
  if (missing === 0 && isEqualInAllRows(column, counts)) return 'constant';
  if (sample.every((value) => typeof value === 'number')) {
    return isCategorical(column, counts) && counts.size <= MOST_CATEGORIES / 2
      ? 'category'
      : 'number';
  }
  if (isCategorical(column, counts)) return 'category';
  if (sample.every(isTime) || areMostly(counts, isTime)) return 'time';
  if (sample.every(isUnreadable)) return 'identifier';
  return sample.every(isNumeric) || areMostly(counts, isNumeric) ? 'number' : 'text';
}

/** Whether most values are of a kind, and the others only a few texts that stand where there is none. */
function areMostly(counts: Profile['counts'], isOfKind: (value: Scalar) => boolean): boolean {
  let [those, placeholders, held] = [0, 0, 0];
  for (const [value, count] of counts) {
    if (value === null) continue;
    if (isOfKind(value)) those += count;
    else {
      placeholders += 1;
      held += count;
    }
    if (placeholders > MOST_PLACEHOLDERS) return false;
  }
  return those > held;
}

/** One value, or the same few in every list inside the rows. */
function isEqualInAllRows(column: Column, counts: ReadonlyMap<Scalar, number>): boolean {
  if (counts.size === 1) return true;
  if (!column.isNested || counts.size > MOST_CATEGORIES) return false;
  return column.values.every(
    (value, index) => index < counts.size || value === column.values[index - counts.size],
  );
}

/** Values from all over the column, nulls left out. */
function sampleOf(values: readonly Scalar[]): readonly Scalar[] {
  const step = Math.max(1, Math.floor(values.length / SAMPLE));
  const sample: Scalar[] = [];
  for (let index = 0; index < values.length; index += step) {
    const value = values[index] ?? null;
    if (value !== null) sample.push(value);
  }
  return sample;
}

function isCategorical({ values }: Column, counts: ReadonlyMap<Scalar, number>): boolean {
  return counts.size <= MOST_CATEGORIES && counts.size * 2 <= values.length;
}

/** Whether a value is a date or time that sorts as text. */
export function isTime(value: Scalar): value is string {
  return typeof value === 'string' && TIME.test(value);
}

function isUnreadable(value: Scalar): boolean {
  if (typeof value !== 'string' || !/\d/.test(value)) return false;
  return (
    HEXADECIMAL.test(value) || (BASE64.test(value) && /[a-z]/.test(value) && /[A-Z]/.test(value))
  );
}
