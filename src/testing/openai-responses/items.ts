import { canonicalJson, isObject, type JsonObject, listOf, objectsOf, textOf } from '../json.ts';
import { listed } from '../openai/errors.ts';
import { demand } from '../refusal.ts';
import type { Held } from './held.ts';

/** The input of a request as items; a text is a user message, and references are looked up. */
export function inputItems(body: JsonObject, held: Held): readonly JsonObject[] {
  const input = body['input'];
  if (input === undefined || input === null) return [];
  const param = 'input';
  if (typeof input === 'string') {
    demand(input !== '', "Invalid 'input': it is empty.", { param });
    return [{ type: 'message', role: 'user', content: [{ type: 'input_text', text: input }] }];
  }
  demand(Array.isArray(input), "Invalid type for 'input': expected a string or an array.", {
    param,
  });
  return listOf(input).map((item, index) => {
    const place = `input[${index}]`;
    demand(isObject(item), `Invalid type for '${place}': expected an object.`, { param: place });
    const known = item['type'] === 'item_reference' ? held.items.get(textOf(item['id'])) : item;
    const message = `Item with id '${textOf(item['id'])}' not found. Items are not persisted when \`store\` is set to false.`;
    demand(known !== undefined, message, { status: 404, param });
    checkItem(known, place);
    return known;
  });
}

function checkItem(item: JsonObject, place: string): void {
  const type = item['type'] ?? ('role' in item ? 'message' : undefined);
  const param = `${place}.type`;
  demand(typeof type === 'string', `Missing required parameter: '${param}'.`, { param });
  if (type === 'message') checkMessage(item, place);
  const needed = REQUIRED[type] ?? [];
  for (const key of needed) {
    const missing = `Missing required parameter: '${place}.${key}'.`;
    const code = 'missing_required_parameter';
    demand(item[key] !== undefined, missing, { param: `${place}.${key}`, code });
  }
}

const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  function_call: ['call_id', 'name', 'arguments'],
  function_call_output: ['call_id', 'output'],
  reasoning: ['summary'],
};
const ROLES = new Set(['user', 'assistant', 'system', 'developer']);

function checkMessage(item: JsonObject, place: string): void {
  const { role, content } = item;
  const message = `Invalid value for '${place}.role': supported values are ${listed(ROLES)}.`;
  demand(ROLES.has(textOf(role)), message, { param: `${place}.role` });
  const param = `${place}.content`;
  const isContent = typeof content === 'string' || Array.isArray(content);
  demand(isContent, `Invalid type for '${param}': expected a string or an array.`, { param });
  demand(content.length > 0, `Invalid '${param}': it is empty.`, { param });
  for (const [index, part] of objectsOf(content).entries()) {
    const own = role === 'assistant' ? ['output_text', 'refusal'] : INPUT_TYPES;
    const inner = `${param}[${index}]`;
    const type = textOf(part['type']);
    const wrong = `Invalid value: '${type}'. Supported values are: ${listed(own)}.`;
    demand(own.includes(type), wrong, { param: inner, code: 'invalid_value' });
    const empty = type === 'input_text' && textOf(part['text']) === '';
    demand(!empty, `Invalid '${inner}.text': it is empty.`, { param: `${inner}.text` });
  }
}

const INPUT_TYPES = ['input_text', 'input_image', 'input_file', 'input_audio'];

/** Checks that every call has its output and every output its call, held ones included, and ids are unique. */
export function checkPairs(items: readonly JsonObject[]): void {
  const param = 'input';
  const open = new Set<string>();
  const calls = new Set<string>();
  const ids = new Set<string>();
  for (const item of items) {
    const id = textOf(item['id']);
    const again = `Duplicate item found with id ${id}. Remove duplicate items from your input and try again.`;
    demand(id === '' || !ids.has(id), again, { param });
    ids.add(id);
    const callId = textOf(item['call_id']);
    if (isCall(item)) {
      demand(!calls.has(callId), `Duplicate function call with call_id ${callId}.`, { param });
      calls.add(callId);
      open.add(callId);
    } else if (isOutput(item)) {
      const orphan = `No tool call found for function call output with call_id ${callId}.`;
      demand(calls.has(callId), orphan, { param });
      demand(open.delete(callId), `Duplicate output for function call ${callId}.`, { param });
    }
  }
  const [unanswered] = open;
  demand(unanswered === undefined, `No tool output found for function call ${unanswered}.`, {
    param,
  });
}

function isCall({ type }: JsonObject): boolean {
  return type === 'function_call' || type === 'custom_tool_call';
}

function isOutput({ type }: JsonObject): boolean {
  return type === 'function_call_output' || type === 'custom_tool_call_output';
}

const NOT_READ = new Set(['id', 'status', 'logprobs', 'encrypted_content', 'phase']);

/** Canonical text of an item: the same for all the ways in which clients write the same one. */
export function canonicalItem(item: JsonObject): string {
  const { type, ...rest } = item;
  if (type !== undefined && type !== 'message') return canonicalJson(item, NOT_READ);
  const content =
    typeof rest['content'] === 'string' ? [{ text: rest['content'] }] : rest['content'];
  const parts = listOf(content).map((part) => {
    if (!isObject(part) || !textOf(part['type']).endsWith('put_text')) return part;
    return { text: part['text'], annotations: part['annotations'] };
  });
  return canonicalJson({ ...rest, content: parts }, NOT_READ);
}
