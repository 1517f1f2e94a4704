import { rank } from '../relevance/rank.ts';
import { excerptOf, selectorsOf } from './describe-chunk.ts';
import { type Chunk, chunksOf } from './document/chunks.ts';
import type { Document } from './document/document.ts';
import { jsonChunks } from './document/json-chunks.ts';
import { mainRows } from './document/rows.ts';
import type { Span } from './document/span.ts';
import { exactness } from './exactness.ts';
import { type Excerpt, joinSelectors, type Section, type Selectors } from './section.ts';
import type { Selection } from './select/selection.ts';

/** Where to search. */
type Selected = Pick<Selection, 'spans' | 'values'>;

const LONGEST_HEADER = 1000;
const LONGEST_LIST = 800;
const MOST_LEFT = 20;
/** Above every score that ranking gives. */
const EXACT = 1e12;

/** The parts of what is selected that fit a query, best first; undefined where none does. */
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
  const best = bestFirst(chunks, { query, text: document.text });
  return best.length === 0 ? undefined : resultSection(document, best);
}

function bestFirst(
  chunks: readonly Chunk[],
  { query, text }: { readonly query: string; readonly text: string },
): readonly Chunk[] {
  const texts = chunks.map((chunk) =>
    chunk.spans.map(({ start, end }) => text.slice(start, end)).join('\n'),
  );
  const measure = exactness(query);
  const exact = texts.map((part) => measure(part));
  const scores = rank(texts, { user: query, toolArguments: '', assistant: '' });
  // An identifier that was found word for word needs no company.
  const isFound = !/\s/.test(query.trim()) && exact.some((degree) => degree > 0);
  return chunks
    .map((chunk, index) => {
      const degree = exact[index] ?? 0;
      const score = degree * EXACT + (isFound && degree === 0 ? 0 : (scores[index] ?? 0));
      return { chunk, score, index };
    })
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score || one.index - other.index)
    .map(({ chunk }) => chunk);
}

function isInside({ spans: [first] }: Chunk, spans: readonly Span[]): boolean {
  if (first === undefined) return false;
  return spans.some(({ start, end }) => first.start < end && first.end > start);
}

function resultSection(document: Document, chunks: readonly Chunk[]): Section {
  const position = new Map<Excerpt, number>();
  return {
    heading: headingOf(document, chunks.length),
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

function headingOf(document: Document, count: number): string {
  const heading = `${count} matching ${count === 1 ? 'part' : 'parts, best first'}:`;
  if (document.original.kind !== 'csv') return heading;
  return `${heading}\n${mainRows(document).header?.slice(0, LONGEST_HEADER) ?? ''}`;
}
