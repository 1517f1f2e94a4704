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
export function addToolText(draft: Draft, place: Place, found: ToolCall & { text: string }): void {
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
