import { jsonText, listProperty, property, textProperty } from './access.ts';
import type { MessageLens } from './lens.ts';
import { messageLens } from './message-lens.ts';
import {
  addSpokenTexts,
  callBehind,
  type Draft,
  type Speaker,
  textsIn,
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
  const id = textProperty(message, 'tool_call_id') ?? '';
  addSpokenTexts(draft, index, {
    speaker,
    call: callBehind(draft, id, textProperty(message, 'name')),
    texts: textsIn(message, 'content', TEXT_BLOCKS),
  });
}

/** Messages of any role have the type `generic`. */
function speakerOf(message: unknown): Speaker | undefined {
  const type = textProperty(message, 'type') ?? '';
  return SPEAKERS.get(type === 'generic' ? (textProperty(message, 'role') ?? '') : type);
}

const SPEAKERS: ReadonlyMap<string, Speaker> = new Map([
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
