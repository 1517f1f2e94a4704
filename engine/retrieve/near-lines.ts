import { namedLines } from '../relevance/named-lines.ts';
import type { Chunk } from './document/chunks.ts';
import type { Document } from './document/document.ts';

/** About as many lines as a function has on either side of one in it. */
const LINES_AROUND = 40;

/** The chunks of a file around the lines that a query names, nearest first; none where it names none. */
export function chunksNearLines(
  chunks: readonly Chunk[],
  query: string,
  { original: { kind }, lines }: Document,
): readonly Chunk[] {
  const named = kind === 'code' || kind === 'numbered' ? namedLines(query) : [];
  if (named.length === 0) return [];
  return chunks
    .map((chunk) => ({ chunk, distance: distanceTo(named, chunk, lines) }))
    .filter(({ distance }) => distance <= LINES_AROUND)
    .sort((one, other) => one.distance - other.distance)
    .map(({ chunk }) => chunk);
}

/** How many lines lie between a chunk and the nearest of the named ones; 0 where it holds one. */
function distanceTo(named: readonly number[], { spans }: Chunk, lines: Document['lines']): number {
  const ranges = spans.map((span) => lines.rangeOf(span));
  const distances = named.flatMap((line) =>
    ranges.map(({ from, to }) => Math.max(from - line, line - to, 0)),
  );
  return Math.min(...distances);
}
