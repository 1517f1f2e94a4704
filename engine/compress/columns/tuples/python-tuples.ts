import { readScalar, writeScalar } from '../../json/python/scalar.ts';
import type { JsonValue } from '../../json/value/records.ts';

/** What Python prints for a list of tuples of equal length, as database drivers give it. */
export interface TupleList {
  /** Strings, numbers, `None` as null, truth values; calls such as `Decimal('1.5')` as their text. */
  readonly rows: readonly (readonly JsonValue[])[];
  /** The columns whose strings are calls. */
  readonly calls: ReadonlySet<number>;
}

/** The tuples that a text is a list of; undefined for any other text. */
export function readTuples(source: string): TupleList | undefined {
  if (!source.startsWith('[(') || !source.endsWith(')]')) return undefined;
  const rows: (readonly JsonValue[])[] = [];
  const calls = new Set<number>();
  let index = 1;
  while (source[index] === '(') {
    const tuple = readTuple(source, index + 1, calls);
    if (tuple === undefined || tuple.cells.length !== (rows[0] ?? tuple.cells).length)
      return undefined;
    rows.push(tuple.cells);
    if (tuple.end === source.length - 1) return { rows, calls };
    if (!source.startsWith(', ', tuple.end)) return undefined;
    index = tuple.end + 2;
  }
  return undefined;
}

interface Tuple {
  readonly cells: readonly JsonValue[];
  readonly end: number;
}

function readTuple(source: string, start: number, calls: Set<number>): Tuple | undefined {
  const cells: JsonValue[] = [];
  let index = start;
  while (index < source.length) {
    const cell = readScalar(source, index);
    if (cell === undefined) return undefined;
    if (cell.isCall) calls.add(cells.length);
    cells.push(cell.value);
    index = cell.end;
    if (cells.length === 1 && source.startsWith(',)', index)) return { cells, end: index + 2 };
    if (source[index] === ')') return cells.length === 1 ? undefined : { cells, end: index + 1 };
    if (!source.startsWith(', ', index)) return undefined;
    index += 2;
  }
  return undefined;
}

/** The text of a list of tuples. */
export function writeTuples({ rows, calls }: TupleList): string {
  const tuples = rows.map((cells) => {
    const written = cells.map((cell, column) => writeCell(cell, calls.has(column)));
    return written.length === 1 ? `(${written[0] ?? ''},)` : `(${written.join(', ')})`;
  });
  return `[${tuples.join(', ')}]`;
}

function writeCell(cell: JsonValue, isCall: boolean): string {
  return isCall && typeof cell === 'string' ? cell : writeScalar(cell);
}
