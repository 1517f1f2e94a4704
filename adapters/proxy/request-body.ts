import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';

import { decoded } from './content-encoding.ts';

/** Bytes of a body that are read, encoded or decoded. */
const LARGEST_BODY = 64 * 1024 * 1024;

/** Whether a request has a body, which its headers tell. */
export function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

/**
 * The whole body, or a stream of all of it where it has more than `most` bytes, by default 64 MB. Rejects where it
 * breaks off.
 */
export async function readBody(
  incoming: Readable & Pick<IncomingMessage, 'headers'>,
  most: number = LARGEST_BODY,
): Promise<Buffer<ArrayBuffer> | Readable> {
  if (Number(incoming.headers['content-length'] ?? 0) > most) return incoming;
  const chunks: Buffer[] = [];
  let size = 0;
  const rest: AsyncIterator<Buffer> = incoming[Symbol.asyncIterator]();
  for (;;) {
    const { value, done } = await rest.next();
    if (done === true) return Buffer.concat(chunks, size);
    chunks.push(value);
    size += value.length;
    if (size > most) return Readable.from(replayed(chunks, rest), { objectMode: false });
  }
}

/** A body without its `Content-Encoding`; undefined where that is no UTF-8, or more than 64 MB. */
export async function contentOf(
  body: Buffer<ArrayBuffer>,
  encoding: string | null,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const content = encoding === null ? body : await decoded(body, encoding, LARGEST_BODY);
  return content !== undefined && isUtf8(content) ? content : undefined;
}

async function* replayed(
  chunks: readonly Buffer[],
  rest: AsyncIterator<Buffer>,
): AsyncGenerator<Buffer> {
  yield* chunks;
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
}
