import type { JsonEdit, Path } from './json-edit.ts';

/** A place in a document that is edited, or on the way to one that is. */
export interface Place {
  readonly inner: Map<string | number, Place>;
  /** What becomes of the value itself: other JSON text, or nothing where it is removed. */
  change?: { readonly json: string | undefined; readonly was?: string | undefined };
  /** JSON texts of new elements, by the index of the element they go before. */
  readonly insertions: Map<number, string[]>;
  /** Names of the properties that are added where they are missing. */
  readonly required: Set<string>;
}

/** The edits as a tree of places, from the root of the document. */
export function placesOf(edits: readonly JsonEdit[]): Place {
  const root = emptyPlace();
  for (const edit of edits) addEdit(root, edit);
  return root;
}

function emptyPlace(): Place {
  return { inner: new Map(), insertions: new Map(), required: new Set() };
}

function addEdit(root: Place, edit: JsonEdit): void {
  const last = edit.path.at(-1);
  if (edit.kind === 'replace') {
    placeAt(root, edit.path).change = { json: edit.json, was: edit.was };
  } else if (edit.kind === 'remove' && last !== undefined) {
    placeAt(root, edit.path).change = { json: undefined };
  } else if (edit.kind === 'set' && typeof last === 'string') {
    placeAt(root, edit.path).change = { json: edit.json };
    placeAt(root, edit.path.slice(0, -1)).required.add(last);
  } else if (edit.kind === 'insert' && typeof last === 'number') {
    const { insertions } = placeAt(root, edit.path.slice(0, -1));
    const earlier = insertions.get(last);
    if (earlier === undefined) insertions.set(last, [edit.json]);
    else earlier.push(edit.json);
  }
}

function placeAt(root: Place, path: Path): Place {
  let place = root;
  for (const step of path) {
    const next = place.inner.get(step) ?? emptyPlace();
    place.inner.set(step, next);
    place = next;
  }
  return place;
}
