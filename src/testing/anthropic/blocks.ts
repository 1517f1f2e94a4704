import { isObject, type JsonObject, listOf, textOf } from '../json.ts';
import { demand } from '../refusal.ts';

/** A content block of a conversation, and where it stands. */
export interface Block {
  readonly role: string;
  readonly content: JsonObject;
  /** Such as `messages.2.content.0`. */
  readonly place: string;
  /** Which message it is in; consecutive messages of one role are one to the model. */
  readonly message: number;
}

/** Properties of the common kinds of blocks; what a client adds to them is refused. */
const KNOWN: Readonly<Record<string, readonly string[]>> = {
  text: ['type', 'text', 'cache_control', 'citations'],
  thinking: ['type', 'thinking', 'signature'],
  redacted_thinking: ['type', 'data'],
  tool_use: ['type', 'id', 'name', 'input', 'cache_control', 'caller', 'toolset_name'],
  tool_result: ['type', 'tool_use_id', 'content', 'is_error', 'cache_control', 'toolset_name'],
};
const KNOWN_IN_MESSAGE = new Set(['role', 'content']);
const KNOWN_IN_SYSTEM = new Set(['role', 'content', 'clear_at', 'output_config']);

/** All blocks of a conversation, checked one by one. The first `held` messages are held by the server. */
export function blocksOf(messages: readonly unknown[], held: number): readonly Block[] {
  return messages.flatMap((message, index) => {
    const place = `messages.${index - held}`;
    demand(isObject(message), `${place}: Input should be a valid dictionary`);
    checkMessage(message, place);
    const contents = contentOf(message['content'], `${place}.content`);
    const isLast = index === messages.length - 1;
    const isEmpty = contents.length === 0 && !(isLast && message['role'] === 'assistant');
    demand(
      !isEmpty,
      `${place}: all messages must have non-empty content except for the optional final assistant message`,
    );
    const role = textOf(message['role']);
    return contents.map((content, position) => {
      const block = { role, content, place: `${place}.content.${position}`, message: index };
      checkBlock(block);
      return block;
    });
  });
}

function checkMessage(message: JsonObject, place: string): void {
  const { role } = message;
  const known = role === 'user' || role === 'assistant' || role === 'system';
  demand(known, `${place}.role: Input should be 'user', 'assistant' or 'system'`);
  const properties = role === 'system' ? KNOWN_IN_SYSTEM : KNOWN_IN_MESSAGE;
  for (const key of Object.keys(message)) {
    demand(properties.has(key), `${place}.${key}: Extra inputs are not permitted`);
  }
}

/** Content as a list of blocks; a text is one block. */
export function contentOf(content: unknown, place: string): readonly JsonObject[] {
  if (typeof content === 'string') return content === '' ? [] : [{ type: 'text', text: content }];
  demand(Array.isArray(content), `${place}: Input should be a valid string or list`);
  return listOf(content).map((block, index) => {
    demand(isObject(block), `${place}.${index}: Input should be a valid dictionary`);
    return block;
  });
}

function checkBlock({ role, content, place }: Block): void {
  const type = textOf(content['type']);
  demand(type !== '', `${place}.type: Field required`);
  for (const key of Object.keys(content)) {
    const known = KNOWN[type]?.includes(key) ?? true;
    demand(known, `${place}.${type}.${key}: Extra inputs are not permitted`);
  }
  if (type === 'text') checkText(content['text'], place);
  if (type === 'tool_result') checkResult(content, { role, place });
  const isMade = type === 'tool_use' || type === 'thinking' || type === 'redacted_thinking';
  demand(
    !isMade || role === 'assistant',
    `${place}: \`${type}\` blocks can only be in \`assistant\` messages`,
  );
  if (type === 'tool_use') checkUse(content, place);
}

function checkText(text: unknown, place: string): void {
  demand(typeof text === 'string', `${place}.text.text: Input should be a valid string`);
  demand(text !== '', `${place}: text content blocks must be non-empty`);
  demand(/\S/.test(text), `${place}: text content blocks must contain non-whitespace text`);
}

function checkUse(content: JsonObject, place: string): void {
  const { id, name, input } = content;
  const pattern = /^[a-zA-Z0-9_-]+$/;
  const message = `${place}.tool_use.id: String should match pattern '${pattern.source}'`;
  demand(pattern.test(textOf(id)), message);
  demand(textOf(name) !== '', `${place}.tool_use.name: Field required`);
  demand(isObject(input), `${place}.tool_use.input: Input should be a valid dictionary`);
}

function checkResult(content: JsonObject, { role, place }: Pick<Block, 'role' | 'place'>): void {
  demand(role === 'user', `${place}: \`tool_result\` blocks can only be in \`user\` messages`);
  demand(textOf(content['tool_use_id']) !== '', `${place}.tool_result.tool_use_id: Field required`);
  const inner = contentOf(content['content'] ?? [], `${place}.content`);
  const says = content['is_error'] !== true || inner.length > 0;
  demand(says, `${place}.tool_result: content cannot be empty if \`is_error\` is true`);
  for (const [index, { type, text }] of inner.entries()) {
    const innerPlace = `${place}.content.${index}`;
    demand(textOf(type) !== '', `${innerPlace}.type: Field required`);
    const isEmpty = type === 'text' && textOf(text) === '';
    demand(!isEmpty, `${innerPlace}: text content blocks must be non-empty`);
  }
}

/** Checks the blocks of a system prompt. */
export function checkSystem(system: unknown): void {
  for (const [index, { type, text }] of contentOf(system ?? [], 'system').entries()) {
    const place = `system.${index}`;
    demand(type === 'text', `${place}.type: Input should be 'text'`);
    checkText(text, place);
  }
}
