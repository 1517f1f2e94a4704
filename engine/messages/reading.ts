import { elements, property, textProperty } from './access.ts';
import type { Reading, Slot, Utterance } from './lens.ts';

/** A call of a tool, as far as the conversation tells. */
export interface ToolCall {
  readonly toolName?: string;
  readonly toolArguments?: string;
}

/** Where a text stands. */
export interface Place {
  readonly message: number;
  readonly path: readonly (string | number)[];
}

/** A reading under construction. The lists are filled in the order of the conversation. */
export interface Draft extends Reading {
  readonly slots: Slot[];
  readonly utterances: Utterance[];
  /** The latest call seen under each id, so that a result finds the nearest call before it. */
  readonly calls: Map<string, ToolCall>;
}

/** A reading in which nothing was found yet. */
export function emptyDraft(): Draft {
  return { slots: [], utterances: [], calls: new Map() };
}

/** A call with only the fields that are known. */
export function toolCall(name: string | undefined, toolArguments: string | undefined): ToolCall {
  return {
    ...(name === undefined ? {} : { toolName: name }),
    ...(toolArguments === undefined ? {} : { toolArguments }),
  };
}

/** Notes what a tool returned. */
function addToolText(draft: Draft, place: Place, found: ToolCall & { text: string }): void {
  draft.slots.push({ ...place, role: 'tool', ...found });
}

/** Notes all texts of what a tool returned; their paths go on from the place. */
export function addToolTexts(
  draft: Draft,
  { message, path }: Place,
  { call, texts }: { readonly call: ToolCall | undefined; readonly texts: readonly FoundText[] },
): void {
  for (const { path: rest, text } of texts) {
    addToolText(draft, { message, path: [...path, ...rest] }, { ...call, text });
  }
}

/** Notes a text of the user: it is a slot, and it was said. */
export function addUserText(draft: Draft, place: Place, text: string): void {
  draft.slots.push({ ...place, role: 'user', text });
  draft.utterances.push({ message: place.message, role: 'user', text });
}

/** Notes a text of the assistant: it was said, and it is no slot. */
export function addAssistantText(draft: Draft, message: number, text: string): void {
  draft.utterances.push({ message, role: 'assistant', text });
}

/** Notes the texts of one message, by who speaks: a tool's with its call, those of others than the three not at all. */
export function addSpokenTexts(
  draft: Draft,
  message: number,
  { speaker, call, texts }: SpokenTexts,
): void {
  if (speaker === 'tool') addToolTexts(draft, { message, path: [] }, { call, texts });
  for (const { path, text } of texts) {
    if (speaker === 'user') addUserText(draft, { message, path }, text);
    else if (speaker === 'assistant') addAssistantText(draft, message, text);
  }
}

interface SpokenTexts {
  readonly speaker: Speaker | undefined;
  /** What a tool's texts answer. */
  readonly call: ToolCall | undefined;
  readonly texts: readonly FoundText[];
}

/** Who a message whose texts are read comes from. */
export type Speaker = 'user' | 'assistant' | 'tool';

/** The call that a result answers; the name that stands beside the result where it has no call. */
export function callBehind(draft: Draft, id: string, name: string | undefined): ToolCall {
  return { ...toolCall(name, undefined), ...draft.calls.get(id) };
}

/** A text within a message. */
export interface FoundText {
  readonly path: readonly (string | number)[];
  readonly text: string;
}

/**
 * The texts that stand in `holder[key]`: the string itself, or the `text` of each part whose type is
 * in `types`. Other parts (images, documents, unknown types) hold no text.
 */
export function textsIn(
  holder: unknown,
  key: string,
  types: ReadonlySet<string>,
): readonly FoundText[] {
  const content = property(holder, key);
  if (typeof content === 'string') return [{ path: [key], text: content }];
  const found: FoundText[] = [];
  for (const [index, part] of elements(content).entries()) {
    const text = textProperty(part, 'text');
    if (text === undefined || !types.has(textProperty(part, 'type') ?? '')) continue;
    found.push({ path: [key, index, 'text'], text });
  }
  return found;
}
