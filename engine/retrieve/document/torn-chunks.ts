import type { Chunk } from './chunks.ts';
import type { Span } from './span.ts';

/** A span that is too long to be shown as one, in pieces of so many characters; `of` says what they are pieces of. */
export function tornChunks(
  { start, end }: Span,
  longest: number,
  of: Pick<Chunk, 'value' | 'row'>,
): readonly Chunk[] {
  const chunks: Chunk[] = [];
  for (let from = start; from < end; from += longest) {
    chunks.push({
      spans: [{ start: from, end: Math.min(end, from + longest) }],
      ...of,
      isTorn: true,
    });
  }
  return chunks;
}
