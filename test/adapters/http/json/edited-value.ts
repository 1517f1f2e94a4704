import type { JsonEdit, Path } from '../../../../adapters/http/json/edit.ts';

/** What editing is to do, on a parsed value: slow and plain. Undefined where the value itself is removed. */
export function editedValue(value: unknown, edits: readonly JsonEdit[], path: Path = []): unknown {
  const change = edits.findLast((edit) => isChange(edit) && isSame(edit.path, path));
  if (change?.kind === 'remove') return undefined;
  if (change !== undefined) return JSON.parse(change.json);
  if (Array.isArray(value)) return editedArray(value, edits, path);
  if (typeof value !== 'object' || value === null) return value;
  return editedObject(value, edits, path);
}

/** The root cannot be removed, and only properties can be set. */
function isChange({ kind, path }: JsonEdit): boolean {
  if (kind === 'remove') return path.length > 0;
  return kind === 'replace' || (kind === 'set' && typeof path.at(-1) === 'string');
}

function editedArray(array: readonly unknown[], edits: readonly JsonEdit[], path: Path): unknown {
  const insertedAt = (index: number): unknown[] =>
    edits.flatMap((edit) =>
      edit.kind === 'insert' && isSame(edit.path, [...path, index])
        ? (JSON.parse(`[${edit.json}]`) as unknown[])
        : [],
    );
  const elements = array.flatMap((element, index) => {
    const edited = editedValue(element, edits, [...path, index]);
    return [...insertedAt(index), ...(edited === undefined ? [] : [edited])];
  });
  return [...elements, ...insertedAt(array.length)];
}

function editedObject(object: object, edits: readonly JsonEdit[], path: Path): unknown {
  const added = edits
    .filter(({ kind, path: at }) => kind === 'set' && isSame(at.slice(0, -1), path))
    .map((edit) => edit.path.at(-1))
    .filter((name) => typeof name === 'string');
  const names = new Set([...Object.keys(object), ...added]);
  const entries = [...names].map((name) => {
    const value: unknown = Object.hasOwn(object, name) ? Reflect.get(object, name) : undefined;
    return [name, editedValue(value, edits, [...path, name])];
  });
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

function isSame(left: Path, right: Path): boolean {
  return left.length === right.length && left.every((step, index) => step === right[index]);
}
