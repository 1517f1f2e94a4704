import type { TokenCounter } from '../engine/index.ts';
import { sum } from './sum.ts';

/** Tokens of all texts in the messages, in whatever format. */
export function countMessages(messages: readonly unknown[], counter: TokenCounter): number {
  return sum(textsIn(messages).map((text) => counter.count(text)));
}

/** Every text that a model reads in the messages. Cyclic values are read once. */
function textsIn(messages: readonly unknown[]): readonly string[] {
  const texts: string[] = [];
  const seen = new Set<object>();
  const stack: unknown[] = [...messages].toReversed();
  while (stack.length > 0) {
    const value = stack.pop();
    if (typeof value === 'string') texts.push(value);
    if (typeof value !== 'object' || value === null || seen.has(value)) continue;
    seen.add(value);
    for (const [key, inner] of Object.entries(value)) {
      if (!NOT_READ.has(key)) stack.push(inner);
    }
  }
  return texts;
}

/** Properties whose strings are no text that a model reads. */
const NOT_READ: ReadonlySet<string> = new Set([
  // Names and numbers of things.
  'id',
  'type',
  'role',
  'call_id',
  'tool_call_id',
  'tool_use_id',
  'status',
  // Images, files, and what only the provider can read.
  'data',
  'url',
  'signature',
  'encrypted_content',
  'file_id',
  'image_url',
  // What LangChain keeps beside a message, copies of its texts among it.
  'lc_kwargs',
  'lc_namespace',
  'additional_kwargs',
  'response_metadata',
  'artifact',
]);
