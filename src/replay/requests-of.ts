import type { RecordedRequest } from './session.ts';

const ITEMS_OF_THE_MODEL = new Set([
  'custom_tool_call',
  'function_call',
  'local_shell_call',
  'reasoning',
  'web_search_call',
]);

/** Whether the model wrote a message or an item, in any of the APIs. */
export function isAnswer(message: unknown): boolean {
  if (typeof message !== 'object' || message === null) return false;
  if ('role' in message) return message.role === 'assistant' || message.role === 'model';
  return 'type' in message && ITEMS_OF_THE_MODEL.has(String(message.type));
}

/** The requests of a conversation of which only the messages are known: one before each answer. */
export function requestsOf(messages: readonly unknown[]): readonly RecordedRequest[] {
  return messages.flatMap((message, index) => {
    const begins = isAnswer(message) && !isAnswer(messages[index - 1]);
    return begins && index > 0 ? [{ messages: index }] : [];
  });
}
