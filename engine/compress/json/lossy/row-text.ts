import { NumberText } from '../value/number-text.ts';
import { isArray, isObject, keysOf } from '../value/object.ts';
import type { JsonValue } from '../value/records.ts';
import type { ListFacts } from './facts.ts';

/** The part of a row that a table prints in its own line: the values that are not equal in all rows. */
export function rowText(row: JsonValue, { constants }: ListFacts): string {
  const cells: string[] = [];
  collect(row, '', { cells, constants });
  return cells.join(',');
}

interface Cells {
  readonly cells: string[];
  readonly constants: ReadonlySet<string>;
}

function collect(value: JsonValue, name: string, into: Cells): void {
  if (into.constants.has(name)) return;
  if (isArray(value)) {
    for (const element of value) collect(element, `${name}[]`, into);
  } else if (isObject(value)) {
    for (const key of keysOf(value))
      collect(value[key] ?? null, name === '' ? key : `${name}.${key}`, into);
  } else {
    into.cells.push(value instanceof NumberText ? value.source : String(value));
  }
}
