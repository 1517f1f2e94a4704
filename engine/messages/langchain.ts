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

const TEXT_BLOCKS: ReadonlySet<string> = new Set(['text']);

/**
 * Reads and writes LangChain messages: what users wrote and what tools returned. Reasoning, files, artifacts and
 * blocks of other types stay as they are, and a message that changes keeps its class.
 */
export const langchainLens: MessageLens = messageLens({
  format: 'langchain',
  open: (draft) => (message, index) => readMessage(draft, index, message),
});

function readMessage(draft: Draft, index: number, message: unknown): void {
  const speaker = speakerOf(message);
  if (speaker === 'assistant') noteCalls(draft, message);
  const call = speaker === 'tool' ? callBehind(draft, message) : undefined;
  for (const { path, text } of textsIn(message, 'content', TEXT_BLOCKS)) {
    if (call !== undefined) addToolText(draft, { message: index, path }, { ...call, text });
    else if (speaker === 'user') addUserText(draft, { message: index, path }, text);
    else if (speaker === 'assistant') addAssistantText(draft, index, text);
  }
}

/** Messages of any role have the type `generic`. */
function speakerOf(message: unknown): string | undefined {
  const type = textProperty(message, 'type') ?? '';
  return SPEAKERS.get(type === 'generic' ? (textProperty(message, 'role') ?? '') : type);
}

const SPEAKERS: ReadonlyMap<string, 'user' | 'assistant' | 'tool'> = new Map([
  ['human', 'user'],
  ['user', 'user'],
  ['ai', 'assistant'],
  ['assistant', 'assistant'],
  ['tool', 'tool'],
  ['function', 'tool'],
]);

function noteCalls(draft: Draft, message: unknown): void {
  for (const call of listProperty(message, 'tool_calls')) {
    const id = textProperty(call, 'id');
    if (id === undefined) continue;
    draft.calls.set(id, toolCall(textProperty(call, 'name'), jsonText(property(call, 'args'))));
  }
}

/** The call that a result answers; the name that stands beside the result where it has no call. */
function callBehind(draft: Draft, result: unknown): ToolCall {
  const id = textProperty(result, 'tool_call_id') ?? '';
  return { ...toolCall(textProperty(result, 'name'), undefined), ...draft.calls.get(id) };
}
