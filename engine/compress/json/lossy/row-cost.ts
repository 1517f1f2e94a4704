import type { JsonValue } from '../records.ts';
import { isList, isObject } from './columns.ts';
import type { ListFacts } from './facts.ts';

/** The part of a row that a table prints in its own line: the values that are not equal in all rows. */
export function rowText(row: JsonValue, facts: ListFacts): string {
  const constants = new Set(
    facts.profiles.filter(({ kind }) => kind === 'constant').map(({ column }) => column.name),
  );
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
  if (isList(value)) {
    for (const element of value) collect(element, `${name}[]`, into);
  } else if (isObject(value)) {
    for (const key in value) collect(value[key] ?? null, name === '' ? key : `${name}.${key}`, into);
  } else {
    into.cells.push(String(value));
  }
}
