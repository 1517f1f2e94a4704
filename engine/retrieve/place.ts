import type { TokenCounter } from '../tokens/counter.ts';
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
  /** Where the part lies that was cut off the last excerpt; empty where none was cut or a search goes on. */
  readonly rest: readonly Span[];
  /** The first excerpt that does not fit; undefined where all do. */
  readonly following: Place | undefined;
}

/** A run of an excerpt as it is shown. */
export function shownSpan({ isJson }: Excerpt, { text }: Document, span: Span): string {
  return isJson ? compactJson(text, span) : text.slice(span.start, span.end);
}

/** An excerpt as it is shown behind another one. */
export function render(
  place: Place,
  previous: Place | undefined,
  { document }: FillContext,
): string {
  const { section, excerpt } = place;
  const text = excerpt.spans.map((span) => shownSpan(excerpt, document, span)).join(' … ');
  const isFirst = previous?.section !== section && section.heading !== '';
  return `${isFirst ? `${section.heading}\n` : ''}${excerpt.label}${text}`;
}
