import type { JsonObject } from '../../json/read.ts';
import { writeEvent } from '../../sse/write.ts';

/** Writes the chunks of one stream. */
export interface ChunkWriter {
  /** A chunk of our own. */
  write(chunk: JsonObject): Uint8Array;
  /** A chunk as it came, with what separates it from the one before. */
  pass(bytes: Uint8Array): Uint8Array;
  /** What comes behind the last chunk. */
  end(): Uint8Array;
}

/** Chunks as server-sent events. */
export function eventWriter(): ChunkWriter {
  return {
    write: (chunk) => writeEvent({ data: JSON.stringify(chunk) }),
    pass: (bytes) => bytes,
    end: () => new Uint8Array(),
  };
}

/** Chunks as elements of one JSON list. */
export function listWriter(): ChunkWriter {
  const encoder = new TextEncoder();
  let separator = '[';
  return {
    write(chunk) {
      const text = `${separator}${JSON.stringify(chunk)}\n`;
      separator = ',';
      return encoder.encode(text);
    },
    pass(bytes) {
      separator = ',';
      return bytes;
    },
    end: () => encoder.encode(']'),
  };
}
