import type { Replacement, Slot } from './lens.ts';

/**
 * The messages with the replacements written in: the `write` of every lens. Only the objects on the
 * way to a changed text are copied, with their property order and unknown fields; all others are the
 * same objects, and without a change so is the list. A message that refuses to be copied stays.
 */
export function writeTexts(
  messages: readonly unknown[],
  replacements: readonly Replacement[],
): readonly unknown[] {
  const edits = editTree(replacements);
  if (edits.size === 0) return messages;
  const written = [...messages];
  for (const [message, edit] of edits) {
    if (typeof message === 'number' && message < written.length) {
      written[message] = edited(written[message], edit);
    }
  }
  return written;
}

/** What changes below one value: its new text, or the changes below its properties. */
type Edit = string | EditTree;
type EditTree = Map<string | number, Edit>;

/** Many slots of one message share their way, so that each object on it is copied once. */
function editTree(replacements: readonly Replacement[]): EditTree {
  const root: EditTree = new Map();
  for (const { slot, text } of replacements) if (text !== slot.text) plant(root, slot, text);
  return root;
}

function plant(root: EditTree, slot: Slot, text: string): void {
  const path = [slot.message, ...slot.path];
  const last = path.pop();
  if (last === undefined || slot.path.length === 0) return;
  let branch = root;
  for (const key of path) {
    const below = branch.get(key);
    const next: EditTree = below instanceof Map ? below : new Map();
    branch.set(key, next);
    branch = next;
  }
  branch.set(last, text);
}

function edited(value: unknown, edit: Edit): unknown {
  if (typeof edit === 'string') return edit;
  if (typeof value !== 'object' || value === null) return value;
  try {
    return copyWith(value, edit);
  } catch {
    return value;
  }
}

function copyWith(value: object, edits: EditTree): object {
  const copy = shallowCopy(value);
  for (const [key, edit] of edits) {
    const below: unknown = Reflect.get(value, key);
    // Defined, not assigned: the property may be a getter of the prototype or be called __proto__.
    Object.defineProperty(copy, key, {
      value: edited(below, edit),
      writable: true,
      enumerable: true,
      configurable: true,
    });
  }
  return copy;
}

function shallowCopy(value: object): object {
  if (Array.isArray(value)) return [...(value as readonly unknown[])];
  const copy = { ...value };
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype) Reflect.setPrototypeOf(copy, prototype as object | null);
  return copy;
}
