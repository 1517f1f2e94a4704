import type { RecordedRequest } from './recorded-session.ts';

/** Whether the model wrote a message or an item, in any of the APIs. */
export function isAnswer(message: unknown): boolean {
  if (typeof message !== 'object' || message === null) return false;
  if ('role' in message) return message.role === 'assistant' || message.role === 'model';
  return 'type' in message && isItemOfTheModel(String(message.type));
}

/** Besides what the model thinks there are calls of many kinds of tools, also of those that the provider runs. */
function isItemOfTheModel(type: string): boolean {
  return type === 'reasoning' || type.endsWith('_call');
}

/** The requests of a conversation of which only the messages are known: one before each answer. */
export function requestsOf(messages: readonly unknown[]): readonly RecordedRequest[] {
  return messages.flatMap((message, index) => {
    const begins = isAnswer(message) && !isAnswer(messages[index - 1]);
    return begins && index > 0 ? [{ messages: index }] : [];
  });
}
