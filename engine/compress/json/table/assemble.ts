import { malformed } from './cell.ts';
import { KEY_COLUMN, writePath } from './column-name.ts';
import { objectOf } from '../value/object.ts';
import type { JsonObject, JsonValue } from '../value/records.ts';
import { cutPart } from './factor-part.ts';
import type { Column } from './schema.ts';

/** What stands in the lines of a table for one record. */
interface RowCells {
  /** Number of the row, from 0. */
  readonly row: number;
  /** The key of the row in a map. */
  readonly key?: string | undefined;
  /** The cells of the written columns. */
  readonly cells: readonly (JsonValue | undefined)[];
  /** The values that stand by the name of their column, in the row or above it. */
  readonly named?: ReadonlyMap<string, JsonValue | undefined>;
}

/** Puts the cells of a row together again to the record they came from. */
export type Assembler = (cells: RowCells) => JsonObject;

interface Branch {
  readonly key: string;
  /** The index of the column, or the branches of a nested record. */
  readonly content: number | readonly Branch[];
}

/** What turns the cells of written columns into records with all columns. */
export function assembler(columns: readonly Column[]): Assembler {
  const branches = branchesOf(columns.map(({ path }, index) => ({ path, index })));
  const names = new Map(columns.map((column, index) => [writePath(column.path), index]));
  return (row) => {
    const values = fillIn(columns, row);
    const valueOf = (name: string): JsonValue | undefined => values[names.get(name) ?? -1];
    columns.forEach(({ form }, index) => {
      if (form?.kind !== 'derived') return;
      values[index] = `${form.prefix}${textOf(valueOf(form.from))}${form.suffix}`;
    });
    columns.forEach(({ form }, index) => {
      if (form?.kind === 'part') values[index] = cutPart(textOf(valueOf(form.from)), form);
    });
    columns.forEach(({ form }, index) => {
      if (form?.kind === 'copy')
        values[index] = form.from === KEY_COLUMN ? row.key : valueOf(form.from);
    });
    return build(branches, values) ?? {};
  };
}

interface Leaf {
  readonly path: readonly string[];
  readonly index: number;
}

/** The columns as a tree of keys; neighbours with the same first key share a branch. */
function branchesOf(leaves: readonly Leaf[]): readonly Branch[] {
  const branches: Branch[] = [];
  for (let index = 0; index < leaves.length;) {
    const leaf = leaves[index];
    const key = leaf?.path[0] ?? '';
    if (leaf?.path.length === 1) {
      branches.push({ key, content: leaf.index });
      index += 1;
      continue;
    }
    const end = endOfRun(leaves, index, key);
    const inner = leaves
      .slice(index, end)
      .map((each) => ({ index: each.index, path: each.path.slice(1) }));
    branches.push({ key, content: branchesOf(inner) });
    index = end;
  }
  return branches;
}

function endOfRun(leaves: readonly Leaf[], start: number, key: string): number {
  let end = start + 1;
  while (leaves[end]?.path[0] === key && (leaves[end]?.path.length ?? 0) > 1) end += 1;
  return end;
}

function fillIn(
  columns: readonly Column[],
  { row, cells, named }: RowCells,
): (JsonValue | undefined)[] {
  let next = 0;
  return columns.map(({ path, form }) => {
    switch (form?.kind) {
      case 'constant':
        return form.value;
      case 'sequence':
        return named?.get(writePath(path)) ?? form.start + row * form.step;
      case 'copy':
      case 'part':
      case 'derived':
        return undefined;
      case 'default':
        return named?.has(writePath(path)) ? named.get(writePath(path)) : form.value;
      case 'group':
        return named?.get(writePath(path));
      case 'affix':
        return `${form.prefix}${textOf(cells[next++])}${form.suffix}`;
      case undefined:
        return cells[next++];
    }
  });
}

/** The text of a cell that holds a string or a plain number. */
function textOf(cell: JsonValue | undefined): string {
  return typeof cell === 'string' || typeof cell === 'number' ? String(cell) : '';
}

/** The record of a tree of keys; undefined if none of its values is there. */
function build(
  branches: readonly Branch[],
  values: readonly (JsonValue | undefined)[],
): JsonObject | undefined {
  const keys: string[] = [];
  const present: JsonValue[] = [];
  for (const { key, content } of branches) {
    const value = typeof content === 'number' ? values[content] : build(content, values);
    if (value === undefined) continue;
    keys.push(key);
    present.push(value);
  }
  if (keys.length === 0) return undefined;
  const object = objectOf(keys, present);
  if (object === undefined) throw malformed('a column comes twice');
  return object;
}
