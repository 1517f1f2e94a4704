import { elements, jsonText, listProperty, property, textProperty } from './access.ts';
import type { MessageLens } from './lens.ts';
import { messageLens } from './message-lens.ts';
import {
  addAssistantText,
  addToolTexts,
  addUserText,
  type Draft,
  type Place,
  textsIn,
  toolCall,
} from './reading.ts';

const TEXT_BLOCKS: ReadonlySet<string> = new Set(['text']);

/**
 * Reads and writes Anthropic messages: user text and the text of `tool_result` blocks. Thinking,
 * images, documents, search results, server tools and unknown blocks stay as they are.
 */
export const anthropicLens: MessageLens = messageLens({
  format: 'anthropic',
  open: (draft) => (message, index) => readMessage(draft, index, message),
});

function readMessage(draft: Draft, index: number, message: unknown): void {
  const role = textProperty(message, 'role');
  if (role === 'user') readUser(draft, index, message);
  else if (role === 'assistant') readAssistant(draft, index, message);
}

function readUser(draft: Draft, index: number, message: unknown): void {
  const content = property(message, 'content');
  if (typeof content === 'string') {
    addUserText(draft, { message: index, path: ['content'] }, content);
    return;
  }
  for (const [position, block] of elements(content).entries()) {
    readUserBlock(draft, { message: index, path: ['content', position] }, block);
  }
}

function readUserBlock(draft: Draft, place: Place, block: unknown): void {
  const type = textProperty(block, 'type');
  const text = textProperty(block, 'text');
  if (type === 'tool_result') readResult(draft, place, block);
  else if (type === 'text' && text !== undefined) {
    addUserText(draft, { message: place.message, path: [...place.path, 'text'] }, text);
  }
}

function readResult(draft: Draft, place: Place, block: unknown): void {
  const call = draft.calls.get(textProperty(block, 'tool_use_id') ?? '');
  addToolTexts(draft, place, { call, texts: textsIn(block, 'content', TEXT_BLOCKS) });
}

function readAssistant(draft: Draft, index: number, message: unknown): void {
  for (const { text } of textsIn(message, 'content', TEXT_BLOCKS)) {
    addAssistantText(draft, index, text);
  }
  for (const block of listProperty(message, 'content')) {
    const id = textProperty(block, 'id');
    if (id === undefined || textProperty(block, 'type') !== 'tool_use') continue;
    const call = toolCall(textProperty(block, 'name'), jsonText(property(block, 'input')));
    draft.calls.set(id, call);
  }
}
