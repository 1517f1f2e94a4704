import { elements } from './access.ts';
import type { MessageFormat, MessageLens } from './lens.ts';
import { type Draft, emptyDraft } from './reading.ts';
import { recogniseFormat } from './recognise.ts';
import { writeTexts } from './write.ts';

/** What tells one message format from others. */
export interface LensParts extends Partial<Pick<MessageLens, 'write'>> {
  readonly format: MessageFormat;
  /** Begins to read a conversation into a draft; what it gives takes one message after the other. */
  readonly open: (draft: Draft) => (message: unknown, index: number) => void;
}

/** A lens for a format whose messages are read one after the other, and written by replacing texts in place. */
export function messageLens({ format, open, write = writeTexts }: LensParts): MessageLens {
  return {
    format,
    recognise: (messages) => recogniseFormat(messages, format),
    read(messages) {
      const draft = emptyDraft();
      elements(messages).forEach(open(draft));
      return { slots: draft.slots, utterances: draft.utterances };
    },
    write,
  };
}
