import { NumberText } from '../value/number-text.ts';
import { isArray, isObject, keysOf } from '../value/object.ts';
import type { JsonValue } from '../value/records.ts';
import type { ListFacts } from './facts.ts';

/** How many characters are shown of a text of so many. */
export type ShownLength = (length: number) => number;

/**
 * The part of a row that a table prints for it alone: the values that are not equal in all rows, as much as is shown of
 * them, and the names of those that few rows have, which stand in the header.
 */
export function rowText(
  row: JsonValue,
  { constants, sparse }: Pick<ListFacts, 'constants' | 'sparse'>,
  shownLength: ShownLength = (length) => length,
): string {
  const cells: string[] = [];
  collect(row, '', { cells, constants, sparse, shownLength });
  return cells.join(',');
}

interface Cells {
  readonly cells: string[];
  readonly constants: ReadonlySet<string>;
  readonly sparse: ReadonlySet<string>;
  readonly shownLength: ShownLength;
}

function collect(value: JsonValue, name: string, into: Cells): void {
  if (into.constants.has(name)) return;
  if (isArray(value)) {
    for (const element of value) collect(element, `${name}[]`, into);
  } else if (isObject(value)) {
    for (const key of keysOf(value))
      collect(value[key] ?? null, name === '' ? key : `${name}.${key}`, into);
  } else {
    if (into.sparse.has(name)) into.cells.push(name);
    const text = value instanceof NumberText ? value.source : String(value);
    into.cells.push(text.slice(0, into.shownLength(text.length)));
  }
}
