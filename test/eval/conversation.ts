/** A message in OpenAI's chat format, as far as the harness makes them. */
export interface ChatMessage {
  readonly role: string;
  readonly content: string | null;
  readonly tool_call_id?: string;
  readonly tool_calls?: readonly unknown[];
}

/** A conversation in which a user asks and a tool answers with the text. */
export function oneToolResult(text: string, question: string): readonly ChatMessage[] {
  const call = { id: 'call_0', type: 'function', function: { name: 'tool_0', arguments: '{}' } };
  return [
    { role: 'user', content: question },
    { role: 'assistant', content: null, tool_calls: [call] },
    { role: 'tool', tool_call_id: 'call_0', content: text },
  ];
}

/** What the model sees of the last message. */
export function lastContent(messages: readonly ChatMessage[]): string {
  return messages.at(-1)?.content ?? '';
}
