import type { TokenCounter } from '../tokens/counter.ts';
import { cutExcerpt } from './cut-excerpt.ts';
import type { Document } from './document/document.ts';
import { compactJson } from './document/json-compact.ts';
import type { Span } from './document/span.ts';
import type { Excerpt, Section } from './section.ts';

/** What a page is filled from and how far. */
export interface FillContext {
  readonly document: Document;
  readonly counter: TokenCounter;
  /** Tokens. */
  readonly budget: number;
}

/** An excerpt and the section it stands in. */
export interface Place {
  readonly section: Section;
  readonly excerpt: Excerpt;
}

/** What fits on a page. */
export interface Filling {
  readonly text: string;
  /** Where the part lies that was cut off the only excerpt; empty where none was cut or a search goes on. */
  readonly rest: readonly Span[];
  /** The first excerpt that does not fit; undefined where all do. */
  readonly following: Place | undefined;
}

/** Longer ones do not fit on any page, whatever they hold. */
const LONGEST_EXCERPT = 24_000;

/** The first excerpts of the sections that together stay under the budget. At least a part of the first is always there. */
export function fillPage(sections: readonly Section[], context: FillContext): Filling {
  const { counter, budget } = context;
  const places: Place[] = [];
  const texts: string[] = [];
  let estimated = 0;
  for (const place of placesOf(sections)) {
    places.push(place);
    if (estimated > budget || !isShowable(place)) break;
    const text = render(place, places.at(-2), context);
    texts.push(text);
    estimated += counter.estimate(text) + 1;
  }
  const fitting = countFitting(texts, context);
  const [first] = places;
  if (first === undefined) return { text: '', rest: [], following: undefined };
  if (fitting === 0) return cutExcerpt(first, places[1] ?? second(sections), context);
  return { text: texts.slice(0, fitting).join('\n'), rest: [], following: places[fitting] };
}

function* placesOf(sections: readonly Section[]): Iterable<Place> {
  for (const section of sections) {
    for (const excerpt of section.excerpts()) yield { section, excerpt };
  }
}

function second(sections: readonly Section[]): Place | undefined {
  let isFirst = true;
  for (const place of placesOf(sections)) {
    if (!isFirst) return place;
    isFirst = false;
  }
  return undefined;
}

function isShowable({ excerpt }: Place): boolean {
  return excerpt.spans.every(({ start, end }) => end - start <= LONGEST_EXCERPT);
}

function render(place: Place, previous: Place | undefined, { document }: FillContext): string {
  const { section, excerpt } = place;
  const text = excerpt.spans
    .map((span) =>
      excerpt.isJson ? compactJson(document.text, span) : document.text.slice(span.start, span.end),
    )
    .join(' … ');
  const isFirst = previous?.section !== section && section.heading !== '';
  return `${isFirst ? `${section.heading}\n` : ''}${excerpt.label}${text}`;
}

function countFitting(texts: readonly string[], { counter, budget }: FillContext): number {
  let fitting = texts.length;
  while (fitting > 0) {
    const tokens = counter.count(texts.slice(0, fitting).join('\n'));
    if (tokens <= budget) return fitting;
    fitting = Math.min(fitting - 1, Math.ceil((fitting * budget) / tokens));
  }
  return 0;
}
