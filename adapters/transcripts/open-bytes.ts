import { createReadStream } from 'node:fs';
import { extname } from 'node:path';
import process from 'node:process';
import { pipeline, Readable } from 'node:stream';
import { constants, createGunzip } from 'node:zlib';

/** The name that stands for standard input. */
export const STANDARD_INPUT = '-';

const COMPRESSED = '.gz';

/** The path of a file without what says that it is compressed. */
export function withoutCompression(path: string): string {
  return extname(path) === COMPRESSED ? path.slice(0, -COMPRESSED.length) : path;
}

/**
 * The bytes of a file, or of standard input for `-`; those of what was compressed with gzip as they were before.
 * `onBytes` is told how many were read, as they lie in the file.
 */
export async function* openBytes(
  path: string,
  onBytes: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  const raw = chunksOf(path === STANDARD_INPUT ? process.stdin : createReadStream(path), onBytes);
  const first = await raw.next();
  if (first.done === true) return;
  const whole = startingWith(first.value, raw);
  yield* isCompressed(first.value) ? chunksOf(decompressed(whole)) : whole;
}

/** By the first two bytes, which no text begins with. */
function isCompressed([first, second]: Uint8Array): boolean {
  return first === 0x1f && second === 0x8b;
}

async function* startingWith(
  first: Uint8Array,
  rest: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  yield first;
  yield* rest;
}

/** All that is whole of what breaks off: its last line or value then tells that it does. */
function decompressed(chunks: AsyncIterable<Uint8Array>): AsyncIterable<unknown> {
  const gunzip = createGunzip({ finishFlush: constants.Z_SYNC_FLUSH });
  // Whoever reads gets the failure too.
  pipeline(Readable.from(chunks), gunzip, () => undefined);
  return gunzip;
}

async function* chunksOf(
  stream: AsyncIterable<unknown>,
  onBytes: (bytes: number) => void = () => undefined,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of stream) {
    if (!(chunk instanceof Uint8Array)) continue;
    onBytes(chunk.length);
    yield chunk;
  }
}
