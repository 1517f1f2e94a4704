import { jsonText, listProperty, property, textProperty } from './access.ts';
import type { MessageLens } from './lens.ts';
import { messageLens } from './message-lens.ts';
import {
  addAssistantText,
  addToolTexts,
  addUserText,
  type Draft,
  type FoundText,
  textsIn,
  type ToolCall,
  toolCall,
} from './reading.ts';

const SAID: ReadonlySet<string> = new Set(['input_text', 'output_text', 'text']);

/**
 * Reads and writes items of the OpenAI Responses API: messages and the outputs of function, custom,
 * shell, patch, computer and MCP calls. Reasoning and every other item stays as it is.
 */
export const openaiResponsesLens: MessageLens = messageLens({
  format: 'openai-responses',
  open: (draft) => (item, index) => readItem(draft, index, item),
});

function readItem(draft: Draft, index: number, item: unknown): void {
  const type = textProperty(item, 'type') ?? '';
  if (textProperty(item, 'role') !== undefined) readMessage(draft, index, item);
  else if (type === 'mcp_call') addOutputs(draft, index, { item, call: describe(item) });
  else if (type.endsWith('_call')) noteCall(draft, item);
  else if (type.endsWith('_call_output')) {
    addOutputs(draft, index, { item, call: callBehind(draft, item) });
  }
}

function readMessage(draft: Draft, index: number, item: unknown): void {
  const role = textProperty(item, 'role');
  for (const { path, text } of textsIn(item, 'content', SAID)) {
    if (role === 'user') addUserText(draft, { message: index, path }, text);
    else if (role === 'assistant') addAssistantText(draft, index, text);
  }
}

function addOutputs(
  draft: Draft,
  message: number,
  { item, call }: { readonly item: unknown; readonly call: ToolCall | undefined },
): void {
  addToolTexts(draft, { message, path: [] }, { call, texts: outputs(item) });
}

/** What a tool returned: `output` as text or text parts, or the streams of each shell command. */
function outputs(item: unknown): readonly FoundText[] {
  const texts = textsIn(item, 'output', SAID);
  return texts.length > 0 ? texts : streamsOf(item);
}

function streamsOf(item: unknown): readonly FoundText[] {
  if (textProperty(item, 'type') !== 'shell_call_output') return [];
  const found: FoundText[] = [];
  for (const [run, streams] of listProperty(item, 'output').entries()) {
    for (const stream of ['stdout', 'stderr']) {
      const text = textProperty(streams, stream);
      if (text !== undefined) found.push({ path: ['output', run, stream], text });
    }
  }
  return found;
}

function noteCall(draft: Draft, item: unknown): void {
  const call = describe(item);
  for (const key of ['id', 'call_id']) {
    const id = textProperty(item, key);
    if (id !== undefined) draft.calls.set(id, call);
  }
}

/** Built-in tools have no name of their own: `local_shell_call` is a call of `local_shell`. */
function describe(item: unknown): ToolCall {
  const builtIn = textProperty(item, 'type')?.replace(/_call$/, '');
  const given =
    property(item, 'arguments') ??
    property(item, 'input') ??
    property(item, 'action') ??
    property(item, 'operation');
  return toolCall(textProperty(item, 'name') ?? builtIn, jsonText(given));
}

/** Older local shell outputs carry the call's id as their own `id`. */
function callBehind(draft: Draft, item: unknown): ToolCall | undefined {
  const id = textProperty(item, 'call_id') ?? textProperty(item, 'id');
  return id === undefined ? undefined : draft.calls.get(id);
}
