import { jsonText, listProperty, property, textProperty } from './access.ts';
import type { MessageLens } from './lens.ts';
import { messageLens } from './message-lens.ts';
import {
  addSpokenTexts,
  callBehind,
  type Draft,
  type Speaker,
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
  const speaker = SPEAKERS.get(textProperty(message, 'role') ?? '');
  if (speaker === 'assistant') noteCalls(draft, message);
  const name = textProperty(message, 'name');
  const id = textProperty(message, 'tool_call_id') ?? (name === undefined ? '' : legacyId(name));
  addSpokenTexts(draft, index, {
    speaker,
    call: callBehind(draft, id, name),
    texts: textsIn(message, 'content', TEXT_PARTS),
  });
}

const SPEAKERS: ReadonlyMap<string, Speaker> = new Map([
  ['user', 'user'],
  ['assistant', 'assistant'],
  ['tool', 'tool'],
  ['function', 'tool'],
]);

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

/** Legacy function calls have no id: a result belongs to the last call of that function. */
function legacyId(name: string): string {
  return `function ${name}`;
}
