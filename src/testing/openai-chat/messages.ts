import { isObject, type JsonObject, objectsOf, textOf } from '../json.ts';
import { listed } from '../openai/errors.ts';
import { demand } from '../refusal.ts';

const ROLES = new Set(['system', 'developer', 'user', 'assistant', 'tool', 'function']);

/** Checks all messages: roles, content, and that each tool call is answered, once and right after it. */
export function checkMessages(value: unknown): readonly JsonObject[] {
  const param = 'messages';
  demand(value !== undefined, "Missing required parameter: 'messages'.", { param });
  demand(Array.isArray(value), "Invalid type for 'messages': expected an array.", { param });
  const empty = "Invalid 'messages': empty array. Expected an array with minimum length 1.";
  demand(value.length > 0, empty, { param, code: 'empty_array' });
  const messages = value.map((message: unknown, index) => {
    const place = `messages[${index}]`;
    demand(isObject(message), `Invalid type for '${place}': expected an object.`, { param: place });
    return message;
  });
  for (const [index, message] of messages.entries()) checkMessage(message, `messages[${index}]`);
  checkCalls(messages);
  return messages;
}

function checkMessage(message: JsonObject, place: string): void {
  const role = textOf(message['role']);
  const param = `${place}.role`;
  const unknown = `Invalid value for '${param}': supported values are ${listed(ROLES)}.`;
  demand(ROLES.has(role), unknown, { param });
  if (role === 'assistant' && saysSomethingElse(message)) return;
  checkContent(message['content'], `${place}.content`, role === 'tool' || role === 'function');
}

/** An assistant message that calls, refuses or speaks needs no text. */
function saysSomethingElse(message: JsonObject): boolean {
  return (
    objectsOf(message['tool_calls']).length > 0 ||
    textOf(message['refusal']) !== '' ||
    isObject(message['function_call']) ||
    isObject(message['audio'])
  );
}

/** What a tool returned may be an empty text; everything else says something. */
function checkContent(content: unknown, place: string, mayBeEmpty: boolean): void {
  const param = place;
  const isText = typeof content === 'string';
  const expected = `Invalid value for '${place}': expected a string or an array, got ${content === null ? 'null' : typeof content}.`;
  demand(isText || Array.isArray(content), expected, { param });
  demand(content.length > 0 || (isText && mayBeEmpty), `Invalid '${place}': it is empty.`, {
    param,
  });
  for (const [index, part] of objectsOf(content).entries()) {
    const inner = `${place}[${index}]`;
    demand(typeof part['type'] === 'string', `Missing required parameter: '${inner}.type'.`, {
      param: `${inner}.type`,
    });
    const empty = part['type'] === 'text' && textOf(part['text']) === '' && !mayBeEmpty;
    demand(!empty, `Invalid '${inner}.text': it is empty.`, { param: `${inner}.text` });
  }
}

function checkCalls(messages: readonly JsonObject[]): void {
  const used = new Set<string>();
  let open = new Set<string>();
  for (const [index, message] of messages.entries()) {
    const place = `messages.[${index}]`;
    if (message['role'] === 'tool') {
      const id = textOf(message['tool_call_id']);
      const answers = open.delete(id);
      const orphan = `Invalid parameter: messages with role 'tool' must be a response to a preceeding message with 'tool_calls'. No open call '${id}' at ${place}.`;
      demand(answers, orphan, { param: `${place}.role` });
      continue;
    }
    demandAnswered(open, place);
    open = callsOf(message, { place: `messages[${index}]`, used });
  }
  demandAnswered(open, `messages.[${messages.length}]`);
}

function demandAnswered(open: ReadonlySet<string>, place: string): void {
  const message = `An assistant message with 'tool_calls' must be followed by tool messages responding to each 'tool_call_id'. The following tool_call_ids did not have response messages: ${[...open].join(', ')}`;
  demand(open.size === 0, message, { param: `${place}.role` });
}

function callsOf(
  message: JsonObject,
  { place, used }: { readonly place: string; readonly used: Set<string> },
): Set<string> {
  const open = new Set<string>();
  if (message['role'] !== 'assistant') return open;
  for (const [index, call] of objectsOf(message['tool_calls']).entries()) {
    const param = `${place}.tool_calls[${index}]`;
    const id = textOf(call['id']);
    demand(id !== '', `Missing required parameter: '${param}.id'.`, { param });
    demand(!used.has(id), `Duplicate value for '${param}.id': '${id}' names an earlier call.`, {
      param,
    });
    const named = call['type'] === 'function' ? call['function'] : call['custom'];
    const hasName = isObject(named) && textOf(named['name']) !== '';
    demand(hasName, `Missing required parameter: '${param}.function.name'.`, { param });
    const text = named['arguments'] ?? named['input'];
    demand(
      typeof text === 'string',
      `Invalid type for '${param}.function.arguments': expected a string.`,
      { param },
    );
    used.add(id);
    open.add(id);
  }
  return open;
}
