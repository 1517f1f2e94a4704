import { isJsonObject } from '../json/read.ts';

const ROLES: ReadonlySet<unknown> = new Set([
  'system',
  'developer',
  'user',
  'assistant',
  'tool',
  'function',
]);
const CONTENTS = ['content', 'tool_calls', 'function_call', 'refusal'];
const ITEM =
  /^(?:message|reasoning|item_reference|compaction|[a-z_]+_call(?:_output)?|mcp_[a-z_]+)$/;
const ITEM_CONTENTS = ['id', 'call_id', 'content', 'summary', 'encrypted_content'];

/**
 * Whether an array is a conversation rather than records: every element is a message with a role and a
 * content, or an item of the Responses API.
 */
export function isConversation(values: readonly unknown[]): boolean {
  return values.length > 0 && values.every((value) => isMessage(value) || isItem(value));
}

function isMessage(value: unknown): boolean {
  return isJsonObject(value) && ROLES.has(value['role']) && has(value, CONTENTS);
}

function isItem(value: unknown): boolean {
  if (!isJsonObject(value)) return false;
  const { type } = value;
  return typeof type === 'string' && ITEM.test(type) && has(value, ITEM_CONTENTS);
}

function has(value: object, names: readonly string[]): boolean {
  return names.some((name) => Object.hasOwn(value, name));
}
