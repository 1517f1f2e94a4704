import type { Chunk } from './document/chunks.ts';
import type { Document } from './document/document.ts';
import { indexOf, pathOf } from './document/json-path.ts';
import type { JsonTape } from './document/json-tape.ts';
import type { Span } from './document/span.ts';
import { formatRange } from './ranges.ts';
import type { Excerpt, Selectors } from './section.ts';
import { shorten } from './shorten.ts';

const LONGEST_NAME = 200;

/** A chunk as it is shown: with its row or path, or its lines. */
export function excerptOf(document: Document, chunk: Chunk): Excerpt {
  const { spans, isTorn = false } = chunk;
  const part = isTorn ? ', in part' : '';
  if (chunk.row !== undefined) return { label: `row ${chunk.row}${part}: `, spans, isJson: false };
  if (document.json === undefined || chunk.value === undefined) {
    return linesExcerpt(document, spans);
  }
  return valueExcerpt(document.json, { ...chunk, value: chunk.value });
}

function linesExcerpt(document: Document, spans: readonly Span[]): Excerpt {
  const label = `lines ${linesOf(document, spans)}:\n`;
  const [{ start } = { start: 0 }, ...others] = spans;
  if (others.length > 0) return { label, spans, isJson: false };
  return { label, spans, isJson: false, upTo: (end) => linesExcerpt(document, [{ start, end }]) };
}

function valueExcerpt(json: JsonTape, chunk: Chunk & { readonly value: number }): Excerpt {
  const { value, isTorn = false } = chunk;
  const path = shorten(pathOf(json, value), LONGEST_NAME);
  const parent = json.parentOf(value);
  const isRow = parent !== -1 && json.isArray(parent);
  const name = isRow ? `row ${indexOf(json, value) + 1} (${path})` : path;
  const isWhole = isWholeValue(json, chunk);
  // The span of a member begins with its key, which its path already names.
  const spans = isWhole ? [json.spanOf(value)] : chunk.spans;
  return { label: `${name}${isWhole ? '' : ', in part'}: `, spans, isJson: !isTorn };
}

/** The selectors that bring back exactly this chunk. */
export function selectorsOf(document: Document, chunk: Chunk): Selectors {
  const { row, value, spans, isTorn = false } = chunk;
  if (row !== undefined && !isTorn) return { rows: String(row) };
  const { json } = document;
  if (json !== undefined && value !== undefined && isWholeValue(json, { ...chunk, value })) {
    const path = pathOf(json, value);
    if (path.length <= LONGEST_NAME) return { path };
  }
  return { lines: linesOf(document, spans) };
}

function isWholeValue(
  json: JsonTape,
  { spans, value }: Chunk & { readonly value: number },
): boolean {
  const whole = json.memberSpanOf(value);
  const [span] = spans;
  return spans.length === 1 && span?.start === whole.start && span.end === whole.end;
}

function linesOf({ lines }: Document, spans: readonly Span[]): string {
  return spans.map((span) => formatRange(lines.rangeOf(span))).join(',');
}
