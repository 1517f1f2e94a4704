import { decodeUtf8 } from '../utf8.ts';

/** JSON text, or its UTF-8 bytes. */
export type JsonSource = string | Uint8Array<ArrayBuffer>;

/** Units at the end of a beginning by which most are told apart. */
const WINDOW = 64;

/** Whether a source begins with another one; a text and bytes are never the same. */
export function beginsWith(source: JsonSource, beginning: JsonSource): boolean {
  const { length } = beginning;
  const window = Math.max(0, length - WINDOW);
  if (length > source.length) return false;
  if (typeof source === 'string') {
    if (typeof beginning !== 'string') return false;
    return source.startsWith(beginning.slice(window), window) && source.startsWith(beginning);
  }
  if (typeof beginning === 'string') return false;
  return (
    isEqual(beginning.subarray(window), source.subarray(window, length)) &&
    isEqual(beginning, source.subarray(0, length))
  );
}

/** The text behind so many units of a source. Throws for bytes that are not UTF-8. */
export function textFrom(source: JsonSource, start: number): string {
  return typeof source === 'string' ? source.slice(start) : decodeUtf8(source.subarray(start));
}

/** A text in the form of a source, behind the beginning of one. */
export function joined(beginning: JsonSource, text: string): JsonSource {
  if (typeof beginning === 'string') return beginning + text;
  return Buffer.concat([beginning, encoder.encode(text)]);
}

/** A text in the form of a source. */
export function inFormOf(source: JsonSource, text: string): JsonSource {
  return typeof source === 'string' ? text : encoder.encode(text);
}

/** A source without the text that it ends with. */
export function withoutEnd(source: JsonSource, end: string): JsonSource {
  if (typeof source === 'string') return source.slice(0, source.length - end.length);
  return source.subarray(0, source.length - Buffer.byteLength(end));
}

/**
 * A source that stays as it is: callers may write other bytes into their buffers, and a part of a buffer would keep
 * the whole of it in memory.
 */
export function kept(source: JsonSource): JsonSource {
  return typeof source === 'string' ? source : new Uint8Array(source);
}

const encoder = new TextEncoder();

function isEqual(one: Uint8Array, other: Uint8Array): boolean {
  return Buffer.compare(one, other) === 0;
}
