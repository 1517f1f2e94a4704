import { NumberText } from '../value/number-text.ts';
import { isArray, isObject } from '../value/object.ts';
import type { JsonValue } from '../value/records.ts';

/** A JSON value without parts. */
export type Scalar = null | boolean | number | string;

/** Everything that the rows of a list hold under one name. */
export interface Column {
  /** The dotted way from the row to the value, `[]` after a list: `labels[]`, `matches[].line`, `values[][0]`. Empty: the row itself. */
  readonly name: string;
  /** The values in row order. A row may have none or, below a list, several. */
  readonly values: readonly Scalar[];
  /** The index of the row of each value, ascending. */
  readonly rows: readonly number[];
  /** Whether the values stand in lists inside the rows. */
  readonly isNested: boolean;
  /** How many rows hold a record or a list there, whose values are in columns of their own. */
  readonly structured: number;
  /** Whether a list was too long to be looked into, so that there are more values than these. */
  readonly isPartial: boolean;
}

interface Growing {
  readonly name: string;
  readonly values: Scalar[];
  readonly rows: number[];
  readonly isNested: boolean;
  structured: number;
  /** The row that was counted last. */
  lastStructured: number;
  isPartial: boolean;
  readonly parts: Map<string, Growing>;
}

const DEEPEST = 6;
const MOST_COLUMNS = 96;
/** A longer list inside a row is a vector or a document of its own, not a set of properties. */
export const LONGEST_NESTED_LIST = 64;
const ELEMENT = '[]';
/** A longer list of numbers is a vector: what holds for one of them holds for all. */
const LONGEST_TUPLE = 6;

/**
 * The columns of a list of rows, in the order in which they first occur; at most 96, and none below the sixth level.
 * One pass over the rows.
 */
export function columnsOf(rows: readonly JsonValue[]): readonly Column[] {
  const root = growing('', false);
  const collector = { columns: [root], row: 0 };
  rows.forEach((value, row) => {
    collector.row = row;
    collect(value, root, collector);
  });
  for (const column of collector.columns) {
    if (column.isPartial) for (const part of column.parts.values()) part.isPartial = true;
  }
  return collector.columns.filter((column) => column.values.length > 0);
}

interface Collector {
  readonly columns: Growing[];
  row: number;
}

function collect(value: JsonValue, column: Growing, collector: Collector): void {
  if (value === null || typeof value !== 'object') {
    column.values.push(value);
    column.rows.push(collector.row);
  } else if (value instanceof NumberText) {
    column.values.push(scalarOf(value));
    column.rows.push(collector.row);
  } else if (isArray(value)) {
    countStructured(column, collector);
    if (isTuple(value, column)) collectTuple(value, column, collector);
    else collectElements(value, column, collector);
  } else {
    countStructured(column, collector);
    for (const key in value) {
      const part = partOf(column, key, collector);
      if (part) collect(value[key] ?? null, part, collector);
    }
  }
}

function countStructured(column: Growing, { row }: Collector): void {
  if (column.lastStructured === row) return;
  column.lastStructured = row;
  column.structured += 1;
}

/** Whether the elements of a list differ by their places: in a row that is a list, or in a pair among others. */
function isTuple(list: readonly JsonValue[], { name, parts }: Growing): boolean {
  if (name === '') return true;
  if (!name.endsWith(ELEMENT) || parts.has(ELEMENT)) return false;
  return parts.has(positionOf(0)) || (list.length <= LONGEST_TUPLE && !list.some(isContainer));
}

function isContainer(value: JsonValue): boolean {
  return isArray(value) || isObject(value);
}

/** The columns of such a list are its places: `[0]`, `[1]`. */
function collectTuple(row: readonly JsonValue[], column: Growing, collector: Collector): void {
  if (isTooLong(row, column)) return;
  for (const [index, element] of row.entries()) {
    const part = partOf(column, positionOf(index), collector);
    if (part) collect(element, part, collector);
  }
}

function collectElements(
  elements: readonly JsonValue[],
  column: Growing,
  collector: Collector,
): void {
  if (elements.length === 0 || isTooLong(elements, column)) return;
  const part = partOf(column, ELEMENT, collector);
  if (part) for (const element of elements) collect(element, part, collector);
}

/** Whether a list is not looked into, which the column remembers. */
function isTooLong(list: readonly JsonValue[], column: Growing): boolean {
  const isLong = list.length > LONGEST_NESTED_LIST;
  column.isPartial ||= isLong;
  return isLong;
}

function partOf(column: Growing, key: string, collector: Collector): Growing | undefined {
  const known = column.parts.get(key);
  if (known) return known;
  if (collector.columns.length >= MOST_COLUMNS) return undefined;
  const name = nameOf(column.name, key);
  if (name.split('.').length > DEEPEST) return undefined;
  const part = growing(name, column.isNested || key === ELEMENT);
  column.parts.set(key, part);
  collector.columns.push(part);
  return part;
}

function nameOf(parent: string, key: string): string {
  if (parent === '' || key.startsWith('[')) return parent + key;
  return `${parent}.${key}`;
}

function positionOf(index: number): string {
  return `[${index}]`;
}

function growing(name: string, isNested: boolean): Growing {
  return {
    name,
    values: [],
    rows: [],
    isNested,
    structured: 0,
    lastStructured: -1,
    isPartial: false,
    parts: new Map(),
  };
}

/** The value of a number that prints differently than written; its text where JavaScript cannot hold it. */
function scalarOf(number: NumberText): Scalar {
  const value = Number(number.source);
  return Math.abs(value) <= Number.MAX_SAFE_INTEGER ? value : number.source;
}
