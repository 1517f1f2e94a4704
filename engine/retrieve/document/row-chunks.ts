import type { Chunk } from './chunks.ts';
import type { Document } from './document.ts';
import { mainRows } from './rows.ts';
import { lengthOf } from './span.ts';
import { tornChunks } from './torn-chunks.ts';

const LARGEST = 3000;

/** Each row of CSV or NDJSON as one chunk; a very long one in pieces. */
export function rowChunks(document: Document): readonly Chunk[] {
  const { spans } = mainRows(document);
  return spans.flatMap((span, index) => {
    const row = index + 1;
    return lengthOf(span) <= LARGEST
      ? [{ spans: [span], row }]
      : tornChunks(span, LARGEST, { row });
  });
}
