import type { Span } from './span.ts';

/** A string, also one that was cut off, or space. */
const STRING_OR_SPACE = /"(?:[^"\\]|\\.)*(?:"|\\?$)|\s+/gs;

/** A run of JSON on one line: as it was written where it is one already, else without the space outside strings. */
export function compactJson(text: string, { start, end }: Span): string {
  const source = text.slice(start, end);
  if (!source.includes('\n')) return source;
  return source.replace(STRING_OR_SPACE, (match) => (match.startsWith('"') ? match : ''));
}
