import type { LanguageModelV4StreamPart } from '@ai-sdk/provider';

type Part = LanguageModelV4StreamPart;

/**
 * The raw chunks of one answer, which come where `includeRawChunks` is set. Each comes before the parts that were
 * made of it, so that it waits until it is known whether these are shown.
 */
export interface RawChunks {
  /** Takes the next chunk. What is due of those before it. */
  take(chunk: Part): readonly Part[];
  /** Parts that are shown, behind the chunks that they were made of. */
  show(parts: readonly Part[]): readonly Part[];
  /** The chunk that came last holds what is not shown. What is due in its place. */
  leaveOut(): readonly Part[];
  /** The answer has ended. What is due, whether another answer follows or not. */
  end(): readonly Part[];
  /** No answer follows. What has waited, such as the chunks that tell of the end. */
  release(): readonly Part[];
}

/** The chunks of an answer that has not begun. */
export function rawChunks(): RawChunks {
  const chunks: Part[] = [];
  /** A call ends the text before it: the same chunk may hold a call that is hidden. */
  const ends: Part[] = [];

  function release(): readonly Part[] {
    return [...chunks.splice(0), ...ends.splice(0)];
  }

  return {
    release,
    take(chunk) {
      const due = ends.length === 0 ? [] : release();
      chunks.push(chunk);
      return due;
    },
    show(parts) {
      if (chunks.length === 0 || !parts.every(isEnd)) return [...release(), ...parts];
      ends.push(...parts);
      return [];
    },
    leaveOut() {
      chunks.length = 0;
      return release();
    },
    end: () => ends.splice(0),
  };
}

function isEnd({ type }: Part): boolean {
  return type === 'text-end' || type === 'reasoning-end';
}
