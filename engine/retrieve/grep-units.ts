import { excerptOf } from './describe-chunk.ts';
import { chunksOf } from './document/chunks.ts';
import type { Document } from './document/document.ts';
import { mainRows } from './document/rows.ts';
import { type Span, startOf } from './document/span.ts';
import type { Excerpt } from './section.ts';

/** What a pattern is tested on. */
export interface GrepUnits {
  readonly what: 'record' | 'row' | 'line';
  /** The line of column names, where there is one. */
  readonly header?: string | undefined;
  /** Where each lies; several runs where other units stand between them. */
  readonly spans: readonly (readonly Span[])[];
  /** A unit as it is shown; counted from 0. */
  excerptAt(index: number): Excerpt;
}

/** The records of JSON, the rows of CSV and NDJSON, else the lines of a document. */
export function unitsOf(document: Document): GrepUnits {
  if (document.json !== undefined) return records(document);
  const { kind } = document.original;
  const rows = mainRows(document);
  const isRows = kind === 'csv' || kind === 'ndjson';
  return {
    what: isRows ? 'row' : 'line',
    header: rows.header,
    spans: rows.spans.map((span) => [span]),
    excerptAt: (index) => ({
      label: isRows ? `${rows.nameOf(index + 1)}: ` : `${index + 1 + document.lines.offset}: `,
      spans: rows.spans.slice(index, index + 1),
      isJson: false,
    }),
  };
}

function records(document: Document): GrepUnits {
  const chunks = chunksOf(document).toSorted(
    (one, other) => startOf(one.spans) - startOf(other.spans),
  );
  return {
    what: 'record',
    spans: chunks.map((chunk) => chunk.spans),
    excerptAt: (index) => excerptOf(document, chunks[index] ?? { spans: [] }),
  };
}
