import { asObject, asText } from '../../http/json/read.ts';

/**
 * The rows of a request as conversations, by their indexes, each to be compressed by itself.
 *
 * A gateway that lets only some rows be compressed holds back every row of the model, and which of the others
 * it holds back changes from request to request: what the user said last, the newest results, all up to a
 * cache breakpoint. So without a row of the model no row must depend on another, or its bytes would change.
 */
export function conversationsIn(rows: readonly unknown[]): readonly (readonly number[])[] {
  const indexes = [...rows.keys()];
  return rows.some(isByModel) ? [indexes] : indexes.map((index) => [index]);
}

/** Whether a row is a message or an item that a model wrote. */
function isByModel(row: unknown): boolean {
  const { role, type } = asObject(row);
  if (role !== undefined) return role === 'assistant' || role === 'model';
  return type !== undefined && !asText(type).endsWith('_output');
}
