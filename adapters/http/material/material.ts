import type { CompressResult } from '../../../src/index.ts';
import { editJson } from '../json/edit.ts';
import { isJsonObject, parsed } from '../json/read.ts';
import { textEdits } from '../json/text-edits.ts';
import { isConversation } from './recognise.ts';

/** A text as it came. */
export interface GivenText {
  readonly text: string;
  /** The call that brings it: a miss in the store can then say what to do again. */
  readonly call: { readonly name: string; readonly arguments: object };
}

/** What is to be compressed, as messages, and how the result is written back in the form it came in. */
export interface Material {
  readonly kind: 'conversation' | 'text';
  readonly messages: readonly unknown[];
  /** The model that the request names. */
  readonly model?: string;
  /** The input with its blocks compressed and every other character as it was. */
  write(result: CompressResult): string;
}

/** What is known beside the input. */
export interface MaterialOptions {
  /** What the reader of a bare text is after. */
  readonly query?: string | undefined;
  /** Whether the caller said that it is a conversation, by naming its format. */
  readonly isConversation: boolean;
}

/**
 * A conversation where the input is one: an array of messages, or an object that holds them as
 * `messages` or `input`. Anything else is one tool result that arrived for the query.
 */
export function materialOf(given: GivenText, options: MaterialOptions): Material {
  const found = findMessages(parsed(given.text), options);
  if (found === undefined) return bareText(given, options.query ?? '');
  const { messages, place, model } = found;
  return {
    kind: 'conversation',
    messages,
    ...(model === undefined ? {} : { model }),
    write({ blocks }) {
      const edits = textEdits(blocks, (path) => [...place, ...path]);
      return editJson(given.text, edits);
    },
  };
}

interface FoundMessages {
  readonly messages: readonly unknown[];
  /** The property that holds them; empty if the document itself does. */
  readonly place: readonly string[];
  readonly model?: string;
}

function findMessages(value: unknown, options: MaterialOptions): FoundMessages | undefined {
  if (isMessages(value, options)) return { messages: value, place: [] };
  if (!isJsonObject(value)) return undefined;
  const { model } = value;
  for (const name of ['messages', 'input']) {
    const messages = value[name];
    if (!isMessages(messages, options)) continue;
    return { messages, place: [name], ...(typeof model === 'string' ? { model } : {}) };
  }
  return undefined;
}

function isMessages(value: unknown, options: MaterialOptions): value is readonly unknown[] {
  return Array.isArray(value) && (options.isConversation || isConversation(value));
}

function bareText({ text, call: { name, arguments: given } }: GivenText, query: string): Material {
  const id = 'input';
  const call = { name, arguments: JSON.stringify(given) };
  return {
    kind: 'text',
    messages: [
      { role: 'user', content: query },
      { role: 'assistant', content: null, tool_calls: [{ id, type: 'function', function: call }] },
      { role: 'tool', tool_call_id: id, content: text },
    ],
    write: ({ blocks }) => blocks.find(({ role }) => role === 'tool')?.after ?? text,
  };
}
