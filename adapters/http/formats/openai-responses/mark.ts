import { editJson } from '../../json/edit.ts';
import { asText } from '../../json/read.ts';
import type { OutputItem } from './round.ts';

/**
 * Reasoning is valid only with the very item that followed it. Where that was a hidden call, the visible
 * item after it carries a mark in its id: should the hidden call get lost, the reasoning can be left out,
 * and the request stays valid.
 */
const MARK = '_headroom';

/** The id with a mark. */
export function withMark(id: unknown): string {
  return `${asText(id)}${MARK}`;
}

/** Whether an item came after a hidden call. */
export function isMarked(id: unknown): boolean {
  return asText(id).endsWith(MARK);
}

/** The id as the provider knows it. */
export function withoutMark(id: unknown): string {
  return isMarked(id) ? asText(id).slice(0, -MARK.length) : asText(id);
}

/** An item with a mark. */
export function markItem({ json, item }: OutputItem): OutputItem {
  const id = withMark(item['id']);
  const edit = { kind: 'set', path: ['id'], json: JSON.stringify(id) } as const;
  return { json: editJson(json, [edit]), item: { ...item, id } };
}
