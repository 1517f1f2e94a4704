import type { Document } from './document.ts';
import { jsonChunks } from './json-chunks.ts';
import { rowChunks } from './row-chunks.ts';
import type { Span } from './span.ts';
import { textChunks } from './text-chunks.ts';

/** A part of a document that is found and shown as one. The chunks of a document cover all of it. */
export interface Chunk {
  /** Where it lies; several runs where longer members between them are chunks of their own. */
  readonly spans: readonly Span[];
  /** The JSON value that it is or belongs to. */
  readonly value?: number;
  /** The row that it is or belongs to, counted from 1. */
  readonly row?: number;
  /** Whether it is a piece of something too long, cut without regard to what it holds. */
  readonly isTorn?: boolean;
}

/** The chunks of a document: records of JSON at any depth, rows, else groups of lines by its kind. */
export function chunksOf(document: Document): readonly Chunk[] {
  const { json, lines, text, original } = document;
  if (json === undefined) {
    if (original.kind === 'csv' || original.kind === 'ndjson') return rowChunks(document);
    return textChunks({ start: 0, end: text.length }, { text, lines, kind: original.kind });
  }
  const { start, end } = json.spanOf(0);
  const context = { text, lines, kind: 'text' } as const;
  return [
    ...textChunks({ start: 0, end: start }, context),
    ...jsonChunks(json),
    ...textChunks({ start: end, end: text.length }, context),
  ];
}
