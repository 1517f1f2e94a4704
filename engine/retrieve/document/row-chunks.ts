import type { Chunk } from './chunks.ts';
import type { Document } from './document.ts';
import { mainRows } from './rows.ts';

const LARGEST = 3000;

/** Each row of CSV or NDJSON as one chunk; a very long one in pieces. */
export function rowChunks(document: Document): readonly Chunk[] {
  const { spans } = mainRows(document);
  const chunks: Chunk[] = [];
  for (const [index, { start, end }] of spans.entries()) {
    const row = index + 1;
    if (end - start <= LARGEST) chunks.push({ spans: [{ start, end }], row });
    else {
      for (let from = start; from < end; from += LARGEST) {
        const piece = { start: from, end: Math.min(end, from + LARGEST) };
        chunks.push({ spans: [piece], row, isTorn: true });
      }
    }
  }
  return chunks;
}
