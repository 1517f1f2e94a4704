import { NumberText } from '../../value/number-text.ts';
import { isArray, isObject, keysOf } from '../../value/object.ts';
import type { JsonValue } from '../../value/records.ts';

/** A list of numbers inside each row, such as what was measured over time. */
export interface Series {
  /** `Values[96] least..greatest`, `values[][1] least..greatest` of pairs; without a count where that differs. */
  readonly name: string;
  /** For each row its least and its greatest number, `0.12..7.31`; empty where it has none. */
  readonly cells: readonly string[];
}

/** Fewer numbers are shown by the digest. */
const FEWEST_NUMBERS = 8;
/** The number of a pair stands behind its time. */
const OF_PAIR = 1;
const NUMERIC = /^-?\d{1,15}(?:\.\d{1,15})?(?:[eE][+-]?\d{1,3})?$/;

interface Range {
  readonly name: string;
  readonly length: number;
  readonly isOfPairs: boolean;
  readonly cell: string;
}

interface Growing {
  readonly ranges: (Range | undefined)[];
  count: number;
}

/** The series of the rows that at least half of them have: lists of numbers, or of pairs whose second is one. Linear. */
export function seriesOf(rows: readonly JsonValue[]): readonly Series[] {
  const found = new Map<string, Growing>();
  for (const [row, value] of rows.entries()) {
    for (const range of rangesIn(value)) {
      const series = found.get(range.name) ?? { ranges: [], count: 0 };
      series.ranges[row] = range;
      series.count += 1;
      found.set(range.name, series);
    }
  }
  return [...found.values()]
    .filter(({ count }) => count * 2 >= rows.length)
    .map(({ ranges }) => ({
      name: `${nameOf(ranges)} least..greatest`,
      cells: rows.map((_, row) => ranges[row]?.cell ?? ''),
    }));
}

function nameOf(ranges: readonly (Range | undefined)[]): string {
  const present = ranges.filter((range) => range !== undefined);
  const lengths = new Set(present.map(({ length }) => length));
  const [first] = present;
  const length = lengths.size === 1 ? first?.length : '';
  return `${first?.name}[${length}]${first?.isOfPairs === true ? `[${OF_PAIR}]` : ''}`;
}

function rangesIn(row: JsonValue): readonly Range[] {
  if (isArray(row)) return rangeOf('', row);
  if (!isObject(row)) return [];
  return keysOf(row).flatMap((key) => {
    const value = row[key] ?? null;
    return isArray(value) ? rangeOf(key, value) : [];
  });
}

function rangeOf(name: string, list: readonly JsonValue[]): readonly Range[] {
  if (list.length < FEWEST_NUMBERS) return [];
  const arePairs = list.every((each) => isArray(each) && each.length === OF_PAIR + 1);
  let [least, greatest] = [Infinity, -Infinity];
  for (const each of list) {
    const number = numberOf(arePairs && isArray(each) ? (each[OF_PAIR] ?? null) : each);
    if (number === undefined) return [];
    least = Math.min(least, number);
    greatest = Math.max(greatest, number);
  }
  const cell = `${least}..${greatest}`;
  return [{ name, length: list.length, isOfPairs: arePairs, cell }];
}

function numberOf(value: JsonValue): number | undefined {
  if (typeof value === 'number') return value;
  const text = value instanceof NumberText ? value.source : value;
  return typeof text === 'string' && NUMERIC.test(text) ? Number(text) : undefined;
}
