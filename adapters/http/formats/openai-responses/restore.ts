import type { JsonEdit } from '../../json/json-edit.ts';
import { asObject, asText } from '../../json/read.ts';
import type { Restored, RestoreInput } from '../wire-format.ts';
import type { HiddenItems } from './memory.ts';
import { isMarked, withoutMark } from './mark.ts';
import { isInputItem, referenceKey, responsesHeld } from './plan.ts';

/** Puts hidden items back where they stood. */
export function restoreResponses(input: RestoreInput): Restored {
  const { plan } = input;
  const inserted = insertions(input);
  const edits = inserted.map(({ at, json }): JsonEdit => ({
    kind: 'insert',
    path: ['input', at],
    json: json.join(),
  }));
  const filled = new Set(inserted.map(({ at }) => at));
  edits.push(...unmarking(plan.messages), ...danglingReasoning(plan.messages, filled));
  if (plan.heldBy === undefined) return { edits, mark: '', isOffered: false };
  const held = restoreHeld(input, plan.heldBy);
  return { ...held, edits: [...edits, ...held.edits] };
}

interface Insertion {
  /** Index of the item that the hidden ones go before. */
  readonly at: number;
  readonly json: readonly string[];
}

function insertions({ plan, keys, recalled }: RestoreInput): readonly Insertion[] {
  return keys.flatMap((turnKey, index) => {
    const key = turnKey ?? referenceKey(plan.messages[index]);
    const value = key === undefined ? undefined : recalled.get(key);
    if (value === undefined) return [];
    const start = startOfResponse(plan.messages, index);
    const ids = plan.messages.slice(start).map((item) => withoutMark(asObject(item)['id']));
    return (JSON.parse(value) as readonly HiddenItems[]).map(({ after, json }) => {
      const found = after === '' ? -1 : ids.indexOf(after);
      return { at: start + found + 1, json };
    });
  });
}

/** Where the response begins that ends with an item. */
function startOfResponse(items: readonly unknown[], end: number): number {
  let start = end;
  while (start > 0 && !isInputItem(items[start - 1])) start -= 1;
  return start;
}

/**
 * Reasoning belongs to what the model did next. Where that was hidden and is lost, the reasoning goes too:
 * the provider refuses it alone.
 */
function danglingReasoning(
  items: readonly unknown[],
  filled: ReadonlySet<number>,
): readonly JsonEdit[] {
  return items.flatMap((item, index): JsonEdit[] => {
    if (!isReasoning(item) || filled.has(index + 1)) return [];
    const next = items[index + 1];
    const isDangling =
      next === undefined ||
      isReasoning(next) ||
      isInputItem(next) ||
      isMarked(asObject(next)['id']);
    return isDangling ? [{ kind: 'remove', path: ['input', index] }] : [];
  });
}

/** Items get back the ids that the provider knows. */
function unmarking(items: readonly unknown[]): readonly JsonEdit[] {
  return items.flatMap((item, index): JsonEdit[] => {
    const { id } = asObject(item);
    if (!isMarked(id)) return [];
    const json = JSON.stringify(withoutMark(id));
    return [{ kind: 'replace', path: ['input', index, 'id'], json }];
  });
}

function isReasoning(item: unknown): boolean {
  const { type, id } = asObject(item);
  return type === 'reasoning' || (type === 'item_reference' && asText(id).startsWith('rs_'));
}

/** A held conversation goes on from the last hidden round; outputs that wait go before the user's. */
function restoreHeld({ plan, recalled }: RestoreInput, heldBy: string): Restored {
  const { alias, isOffered, isHeldOut } = responsesHeld.response(heldBy, recalled);
  const edits: JsonEdit[] = [];
  if (alias !== heldBy) {
    const json = JSON.stringify(alias);
    edits.push({ kind: 'replace', path: ['previous_response_id'], json });
  }
  const waiting = responsesHeld.waiting(plan.heldKeys, recalled);
  if (waiting.length > 0) edits.push({ kind: 'insert', path: ['input', 0], json: waiting.join() });
  return { edits, mark: '', isOffered, isHeldOut };
}
