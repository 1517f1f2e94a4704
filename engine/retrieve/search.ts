import { bestFirst, type Found } from './best-first.ts';
import { excerptOf, selectorsOf } from './describe-chunk.ts';
import { type Chunk, chunksOf } from './document/chunks.ts';
import type { Document } from './document/document.ts';
import { jsonChunks } from './document/json-chunks.ts';
import { mainRows } from './document/rows.ts';
import type { Span } from './document/span.ts';
import { type Excerpt, joinSelectors, type Section, type Selectors } from './section.ts';
import type { Selection } from './select/selection.ts';

/** Where to search. */
type Selected = Pick<Selection, 'spans' | 'values'>;

const LONGEST_HEADER = 1000;
const LONGEST_LIST = 800;
const MOST_LEFT = 20;

/** The parts of what is selected that fit a query, best first, then others that were left out; undefined where there are none. */
export function search(
  document: Document,
  query: string,
  { spans, values }: Selected,
): Section | undefined {
  const { json } = document;
  const chunks =
    json !== undefined && values.length > 0
      ? jsonChunks(json, values)
      : chunksOf(document).filter((chunk) => isInside(chunk, spans));
  const found = bestFirst(chunks, query, document);
  const isEmpty = found.matching.length === 0 && found.others.length === 0;
  return isEmpty ? undefined : resultSection(document, found);
}

function isInside({ spans: [first] }: Chunk, spans: readonly Span[]): boolean {
  if (first === undefined) return false;
  return spans.some(({ start, end }) => first.start < end && first.end > start);
}

function resultSection(document: Document, found: Found): Section {
  const chunks = [...found.matching, ...found.others];
  const position = new Map<Excerpt, number>();
  return {
    heading: headingOf(document, found),
    isSearch: false,
    *excerpts() {
      for (const [index, chunk] of chunks.entries()) {
        const excerpt = excerptOf(document, chunk);
        position.set(excerpt, index);
        yield excerpt;
      }
    },
    remaining(from) {
      const start = position.get(from) ?? 0;
      return firstSelectors(document, chunks.slice(start, start + MOST_LEFT));
    },
  };
}

/** The selectors of the first chunks, as many as stay short; of one at least. */
function firstSelectors(document: Document, chunks: readonly Chunk[]): Selectors {
  const selectors: Selectors[] = [];
  let length = 0;
  for (const chunk of chunks) {
    const next = selectorsOf(document, chunk);
    length += JSON.stringify(next).length;
    if (selectors.length > 0 && length > LONGEST_LIST) break;
    selectors.push(next);
  }
  return joinSelectors(selectors);
}

function headingOf(document: Document, { matching, others }: Found): string {
  const count = matching.length;
  if (count === 0) return 'nothing that was left out matches; this was left out:';
  const parts = `${count} matching ${count === 1 ? 'part' : 'parts, best first'}`;
  const heading = `${parts}${others.length === 0 ? '' : ', then what else was left out'}:`;
  if (document.original.kind !== 'csv') return heading;
  return `${heading}\n${mainRows(document).header?.slice(0, LONGEST_HEADER) ?? ''}`;
}
