import { expandConversation } from '../../../engine/history/index.ts';
import { lensFor } from '../../../engine/messages/index.ts';
import { createHeadroom, type Headroom, type HeadroomOptions } from '../../../src/index.ts';

/** One call of a tool: its name, its arguments and what it returned. */
export type Call = readonly [name: string, args: object, output: string];

/** What the calls' outputs look like after compression, in order. */
export async function sentFor(
  calls: readonly Call[],
  options: HeadroomOptions & { readonly headroom?: Headroom } = {},
): Promise<readonly string[]> {
  const { headroom = createHeadroom({ store: 'memory', ...options }) } = options;
  const { messages } = await headroom.compress(chatOf(calls), {
    model: 'gpt-4o',
    retrieval: 'tool',
  });
  return outputsOf(messages);
}

/** The outputs with everything in place that lines of them stand for. */
export function expanded(calls: readonly Call[], sent: readonly string[]): readonly string[] {
  const messages = chatOf(calls.map(([name, args], index) => [name, args, sent[index] ?? '']));
  const slots = lensFor(messages, 'openai-chat')?.read(messages).slots ?? [];
  return expandConversation(slots)
    .slice(1)
    .map(({ text }) => text);
}

/** A chat in which an agent makes the calls, one after the other. */
export function chatOf(calls: readonly Call[]): readonly object[] {
  const turns = calls.map(([name, args, content], index) => {
    const id = `call_${index}`;
    const call = { id, type: 'function', function: { name, arguments: JSON.stringify(args) } };
    return [
      { role: 'assistant', content: null, tool_calls: [call] },
      { role: 'tool', tool_call_id: id, content },
    ];
  });
  return [{ role: 'user', content: 'Go on.' }, ...turns.flat()];
}

function outputsOf(messages: readonly object[]): readonly string[] {
  return messages
    .filter((message) => 'role' in message && message.role === 'tool')
    .map((message) => ('content' in message ? String(message.content) : ''));
}
