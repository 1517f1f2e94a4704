import { jsonText, listProperty, property, textProperty } from './access.ts';
import type { MessageLens, Replacement } from './lens.ts';
import { messageLens } from './message-lens.ts';
import {
  addAssistantText,
  addToolTexts,
  addUserText,
  type Draft,
  type Place,
  textsIn,
  type ToolCall,
  toolCall,
} from './reading.ts';
import { writeTexts } from './write.ts';

const TEXT_PARTS: ReadonlySet<string> = new Set(['text']);

/** What the output of a tool becomes when its JSON is written as text. */
const TYPE_AS_TEXT: ReadonlyMap<unknown, string> = new Map([
  ['json', 'text'],
  ['error-json', 'error-text'],
]);

/**
 * Reads and writes prompts of the AI SDK, and the model messages that they are made of: user text and what
 * the user's tools returned. Reasoning, files, approvals and what the provider's own tools returned stay as
 * they are. JSON that is compressed becomes text, as the framework itself would send it; errors stay errors.
 */
export const aiSdkLens: MessageLens = messageLens({
  format: 'ai-sdk',
  open: (draft) => (message, index) => readMessage(draft, index, message),
  write: (messages, replacements) =>
    writeTexts(
      messages,
      replacements.flatMap((each) => [each, ...typeChange(messages, each)]),
    ),
});

function readMessage(draft: Draft, index: number, message: unknown): void {
  const role = textProperty(message, 'role');
  if (role === 'tool') readResults(draft, index, message);
  else if (role === 'user' || role === 'assistant') readTexts(draft, index, message);
  if (role === 'assistant') noteCalls(draft, message);
}

function readTexts(draft: Draft, index: number, message: unknown): void {
  const isUser = textProperty(message, 'role') === 'user';
  for (const { path, text } of textsIn(message, 'content', TEXT_PARTS)) {
    if (isUser) addUserText(draft, { message: index, path }, text);
    else addAssistantText(draft, index, text);
  }
}

function noteCalls(draft: Draft, message: unknown): void {
  for (const part of listProperty(message, 'content')) {
    const id = textProperty(part, 'toolCallId');
    if (id === undefined || textProperty(part, 'type') !== 'tool-call') continue;
    const input = jsonText(property(part, 'input'));
    draft.calls.set(id, toolCall(textProperty(part, 'toolName'), input));
  }
}

function readResults(draft: Draft, index: number, message: unknown): void {
  for (const [position, part] of listProperty(message, 'content').entries()) {
    if (textProperty(part, 'type') !== 'tool-result') continue;
    const call = {
      ...draft.calls.get(textProperty(part, 'toolCallId') ?? ''),
      ...toolCall(textProperty(part, 'toolName'), undefined),
    };
    const place = { message: index, path: ['content', position, 'output'] };
    readOutput(draft, place, { output: property(part, 'output'), call });
  }
}

function readOutput(
  draft: Draft,
  place: Place,
  { output, call }: { readonly output: unknown; readonly call: ToolCall },
): void {
  const type = textProperty(output, 'type');
  if (type === 'content') {
    addToolTexts(draft, place, { call, texts: textsIn(output, 'value', TEXT_PARTS) });
    return;
  }
  const value = property(output, 'value');
  const isText = type === 'text' || type === 'error-text';
  const text = TYPE_AS_TEXT.has(type) ? jsonText(value) : isText ? value : undefined;
  if (typeof text !== 'string') return;
  addToolTexts(draft, place, { call, texts: [{ path: ['value'], text }] });
}

/** The new type of an output whose JSON becomes text. */
function typeChange(
  messages: readonly unknown[],
  { slot, text }: Replacement,
): readonly Replacement[] {
  const [, , third, last] = slot.path;
  if (text === slot.text || third !== 'output' || last !== 'value') return [];
  const path = slot.path.slice(0, -1);
  const output = path.reduce<unknown>(property, messages[slot.message]);
  const before = textProperty(output, 'type') ?? '';
  const after = TYPE_AS_TEXT.get(before);
  if (after === undefined) return [];
  return [{ slot: { ...slot, path: [...path, 'type'], text: before }, text: after }];
}
