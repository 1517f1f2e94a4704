import { jsonText, listProperty, property, textProperty } from './access.ts';
import type { MessageLens } from './lens.ts';
import { messageLens } from './message-lens.ts';
import {
  addAssistantText,
  addToolText,
  addUserText,
  type Draft,
  textsIn,
  type ToolCall,
  toolCall,
} from './reading.ts';

const TEXT_PARTS: ReadonlySet<string> = new Set(['text']);

/** Reads and writes OpenAI chat completion messages, the legacy `function` role included. */
export const openaiChatLens: MessageLens = messageLens({
  format: 'openai-chat',
  open: (draft) => (message, index) => readMessage(draft, index, message),
});

function readMessage(draft: Draft, index: number, message: unknown): void {
  const role = textProperty(message, 'role');
  if (role === 'assistant') noteCalls(draft, message);
  const result = role === 'tool' || role === 'function' ? callBehind(draft, message) : undefined;
  for (const { path, text } of textsIn(message, 'content', TEXT_PARTS)) {
    if (result !== undefined) addToolText(draft, { message: index, path }, { ...result, text });
    else if (role === 'user') addUserText(draft, { message: index, path }, text);
    else if (role === 'assistant') addAssistantText(draft, index, text);
  }
}

function noteCalls(draft: Draft, message: unknown): void {
  for (const call of listProperty(message, 'tool_calls')) {
    const id = textProperty(call, 'id');
    if (id !== undefined) draft.calls.set(id, describe(call));
  }
  const legacy = property(message, 'function_call');
  const name = textProperty(legacy, 'name');
  if (name !== undefined) draft.calls.set(legacyId(name), describe({ function: legacy }));
}

function describe(call: unknown): ToolCall {
  const called = property(call, 'function') ?? property(call, 'custom');
  const given = property(called, 'arguments') ?? property(called, 'input');
  return toolCall(textProperty(called, 'name'), jsonText(given));
}

/** The call that a result answers; the name that stands beside the result where it has no call. */
function callBehind(draft: Draft, result: unknown): ToolCall {
  const name = textProperty(result, 'name');
  const id = textProperty(result, 'tool_call_id') ?? (name === undefined ? '' : legacyId(name));
  return { ...toolCall(name, undefined), ...draft.calls.get(id) };
}

/** Legacy function calls have no id: a result belongs to the last call of that function. */
function legacyId(name: string): string {
  return `function ${name}`;
}
