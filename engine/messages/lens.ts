/** The message formats that are understood. */
export type MessageFormat =
  | 'openai-chat'
  | 'openai-responses'
  | 'anthropic'
  | 'ai-sdk'
  | 'gemini'
  | 'langchain';

/** All of them, in the order in which errors list them. */
export const MESSAGE_FORMATS: readonly MessageFormat[] = [
  'openai-chat',
  'openai-responses',
  'anthropic',
  'ai-sdk',
  'gemini',
  'langchain',
];

/** One text in a conversation that may be replaced. */
export interface Slot {
  /** Index of the message (or item) that holds the text. */
  readonly message: number;
  /** Property names and indexes from the message to the text, such as `['content', 0, 'text']`. */
  readonly path: readonly (string | number)[];
  /** `tool` for what a tool returned, `user` for text typed or pasted by the user. */
  readonly role: 'tool' | 'user';
  /** The text as it stands. */
  readonly text: string;
  /** Name of the tool, where the call is known. */
  readonly toolName?: string;
  /** Arguments of the tool call as JSON text, where the call is known. */
  readonly toolArguments?: string;
}

/** Something said in a conversation; what relevance is judged by. */
export interface Utterance {
  /** Index of the message it stands in. */
  readonly message: number;
  /** Who said it. */
  readonly role: 'user' | 'assistant';
  /** What was said. */
  readonly text: string;
}

/** What a lens finds in a conversation, each list in the order of the conversation. */
export interface Reading {
  readonly slots: readonly Slot[];
  readonly utterances: readonly Utterance[];
}

/** A new text for a slot. */
export interface Replacement {
  readonly slot: Slot;
  readonly text: string;
}

/**
 * Reads and writes one message format. A lens never throws on malformed messages: what it does not
 * understand holds no slots and comes through as the same object.
 */
export interface MessageLens {
  /** The format it understands. */
  readonly format: MessageFormat;
  /** How sure it is that the messages are in its format, from 0 (cannot be) to 1 (certain). */
  recognise(messages: readonly unknown[]): number;
  /** Everything that may change and everything that was said. One linear pass. */
  read(messages: readonly unknown[]): Reading;
  /** The messages with the replacements written in. Untouched messages are the same objects. */
  write(messages: readonly unknown[], replacements: readonly Replacement[]): readonly unknown[];
}
