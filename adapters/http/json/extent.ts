import type { JsonEdit } from './json-edit.ts';
import type { JsonObject } from './read.ts';

/** A document up to the end of an element of its list. */
export interface Extent {
  /** Name of the list. */
  readonly list: string;
  /** The properties before the list. */
  readonly head: JsonObject;
  readonly elements: readonly unknown[];
}

/**
 * Whether a document can be edited in two parts: commas between the elements of the list must stay, so elements may
 * be replaced and changed inside, but none may be inserted or removed.
 */
export function keepsElements(edits: readonly JsonEdit[], list: string): boolean {
  return edits.every(({ kind, path: [name, index, ...inner] }) => {
    if (name !== list) return name !== undefined;
    return typeof index === 'number' && (kind === 'replace' || inner.length > 0);
  });
}

/** The edits before the end of the extent. */
export function editsWithin(edits: readonly JsonEdit[], extent: Extent): readonly JsonEdit[] {
  return edits.filter((edit) => isWithin(edit, extent));
}

/** The other edits, where one element stands for all of the extent. */
export function editsBehind(edits: readonly JsonEdit[], extent: Extent): readonly JsonEdit[] {
  return edits.filter((edit) => !isWithin(edit, extent)).map((edit) => moved(edit, extent));
}

function isWithin({ path: [name = '', index] }: JsonEdit, extent: Extent): boolean {
  const { list, head, elements } = extent;
  return name === list ? Number(index) < elements.length : Object.hasOwn(head, name);
}

function moved(edit: JsonEdit, { list, elements }: Extent): JsonEdit {
  const [name = '', index, ...inner] = edit.path;
  if (name !== list) return edit;
  return { ...edit, path: [name, Number(index) - elements.length + 1, ...inner] };
}

/** Whether edits make the same of the same document. */
export function sameEdits(some: readonly JsonEdit[], others: readonly JsonEdit[]): boolean {
  return (
    some.length === others.length &&
    some.every((edit, index) => isSame(edit, others[index] ?? edit))
  );
}

function isSame(one: JsonEdit, other: JsonEdit): boolean {
  return (
    one.kind === other.kind &&
    jsonOf(one) === jsonOf(other) &&
    one.path.length === other.path.length &&
    one.path.every((step, index) => step === other.path[index])
  );
}

function jsonOf(edit: JsonEdit): string | undefined {
  return edit.kind === 'remove' ? undefined : edit.json;
}
