import { createRanker } from '../relevance/ranker.ts';
import type { Chunk } from './document/chunks.ts';
import type { Document } from './document/document.ts';
import { headingsOf, nameIn } from './document/headings.ts';
import { recordNamesOf } from './document/record-names.ts';
import { exactness } from './exactness.ts';
import { type LeftOut, leftOutOf } from './left-out.ts';

/** A chunk and how well it fits a query. */
export interface Candidate extends LeftOut {
  readonly chunk: Chunk;
  /** 2 where it or its headings hold the query word for word, 1 as a part of longer words, 0 not at all. */
  readonly degree: 0 | 1 | 2;
  /** Whether it belongs to what the query names. */
  readonly isDefinition: boolean;
  /** By the words of the query. */
  readonly score: number;
}

/** The words of a heading count as often as this in all that stands below it. */
const HEADING_GAIN = 2;

/** How well each chunk of a document fits a query. */
export function candidatesOf(
  chunks: readonly Chunk[],
  query: string,
  document: Document,
): readonly Candidate[] {
  const headings = headingsOf(document);
  const namesOf = document.json === undefined ? undefined : recordNamesOf(document.json);
  const texts = chunks.map((chunk) => ({
    body: textOf(chunk, document),
    headings: headings(chunk),
    names: namesOf?.(chunk) ?? '',
  }));
  const scores = scoresOf(texts, query);
  const exactnessOf = exactness(query);
  const exactnessOfName = exactness(nameIn(query));
  const leftOut = leftOutOf(document);
  return chunks.map((chunk, index) => {
    const { body, headings: above } = texts[index] ?? NOTHING;
    const ofName = exactnessOfName(above.map((heading) => nameIn(heading)).join('\n'));
    const ofBody = exactnessOf(body);
    return {
      ...leftOut(chunk),
      chunk,
      degree: ofName > ofBody ? ofName : ofBody,
      isDefinition: ofName === 2,
      score: scores[index] ?? 0,
    };
  });
}

/** What a chunk is judged by. */
interface ChunkText {
  readonly body: string;
  readonly headings: readonly string[];
  /** What names the record that it is a part of. */
  readonly names: string;
}

const NOTHING: ChunkText = { body: '', headings: [], names: '' };

function textOf({ spans }: Chunk, { text }: Document): string {
  return spans.map(({ start, end }) => text.slice(start, end)).join('\n');
}

function scoresOf(texts: readonly ChunkText[], query: string): readonly number[] {
  const ranker = createRanker({ user: query, toolArguments: '', assistant: '' });
  if (ranker.isIdle) return [];
  for (const [index, { body, headings, names }] of texts.entries()) {
    ranker.add(index, body);
    if (names !== '') ranker.add(index, names);
    if (headings.length === 0) continue;
    const above = headings.join('\n');
    for (let time = 0; time < HEADING_GAIN; time += 1) ranker.add(index, above);
  }
  return ranker.scores(texts.length);
}
