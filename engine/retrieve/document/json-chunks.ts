import type { Chunk } from './chunks.ts';
import type { JsonTape } from './json-tape.ts';
import { lengthOf, type Span } from './span.ts';
import { tornChunks } from './torn-chunks.ts';

/** A record up to this many characters is one chunk. */
const LARGEST = 2000;
/** Members of a larger record that are told together. */
const LARGEST_GROUP = 1200;
/** A member up to this many characters is told with its record where the record is larger. */
const SMALL = 400;
const DEEPEST = 200;

/**
 * The records of a JSON document, or of some values in it: outermost values that are small enough to be shown whole. A larger
 * one is taken apart: its small members, which tell what it is, stay together; the others follow.
 */
export function jsonChunks(json: JsonTape, values: readonly number[] = [0]): readonly Chunk[] {
  const chunks: Chunk[] = [];
  for (const value of values) addChunks(json, { value, depth: 0 }, chunks);
  return chunks;
}

function addChunks(
  json: JsonTape,
  { value, depth }: { readonly value: number; readonly depth: number },
  chunks: Chunk[],
): void {
  const whole = json.memberSpanOf(value);
  const isContainer = json.isObject(value) || json.isArray(value);
  if (lengthOf(whole) <= LARGEST) chunks.push({ spans: [whole], value });
  else if (!isContainer || depth === DEEPEST) chunks.push(...tornChunks(whole, LARGEST, { value }));
  else {
    const parts = json.childrenOf(value);
    const isOwn = (part: number): boolean => isToldTogether(json, { part, whole: value });
    chunks.push(...groups(json, parts.filter(isOwn), value));
    for (const part of parts) {
      if (!isOwn(part)) addChunks(json, { value: part, depth: depth + 1 }, chunks);
    }
  }
}

function isToldTogether(
  json: JsonTape,
  { part, whole }: { readonly part: number; readonly whole: number },
): boolean {
  if (json.isArray(whole) && (json.isObject(part) || json.isArray(part))) return false;
  return lengthOf(json.memberSpanOf(part)) <= SMALL;
}

function groups(json: JsonTape, parts: readonly number[], value: number): readonly Chunk[] {
  const chunks: Chunk[] = [];
  let spans: Span[] = [];
  let length = 0;
  let previous = -1;
  for (const part of parts) {
    const span = json.memberSpanOf(part);
    if (length + lengthOf(span) > LARGEST_GROUP) {
      chunks.push({ spans, value });
      spans = [];
      length = 0;
    }
    const last = spans.at(-1);
    // Neighbours are one run, with the comma between them.
    if (last !== undefined && json.isNext(previous, part)) {
      spans[spans.length - 1] = { start: last.start, end: span.end };
    } else spans.push(span);
    length += lengthOf(span);
    previous = part;
  }
  if (spans.length > 0) chunks.push({ spans, value });
  return chunks;
}
