import type { ContentKind } from '../content.ts';
import type { StoredOriginal } from '../store/store.ts';

/** What became of one slot: computed once, then the same for as long as the conversation lives. */
export interface Decision {
  /** The text to send; the slot's own text if nothing was done. */
  readonly text: string;
  /** What the slot holds; the kind of its largest segment if it was split. */
  readonly kind: ContentKind;
  /** The compressor that made `text`; absent if nothing was done. */
  readonly compressor?: string;
  /** Why the result is what it is, in words for a person. */
  readonly reason: string;
  /** The originals behind the references in `text`, by hash. */
  readonly originals: ReadonlyMap<string, Pick<StoredOriginal, 'text' | 'kind'>>;
}

/** The decision to leave a slot alone. */
export function untouched(text: string, kind: ContentKind, reason: string): Decision {
  return { text, kind, reason, originals: new Map() };
}

/** The reason for leaving alone what one of the compressors made, or what holds a reference. */
export const ALREADY_COMPRESSED = 'already compressed';

/** Whether a decision says that its text was compressed before: looking again takes time. */
export function isAlreadyCompressed({ reason }: Decision): boolean {
  return reason === ALREADY_COMPRESSED;
}
