import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import { PassThrough, type Readable } from 'node:stream';

import { decoded } from '../content-encoding.ts';

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
  if (Number(incoming.headers['content-length'] ?? 0) > most) return uploadOf(incoming);
  const chunks: Buffer[] = [];
  let size = 0;
  const pieces: AsyncIterable<Buffer> = incoming.iterator({ destroyOnReturn: false });
  for await (const chunk of pieces) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > most) break;
  }
  return size > most ? uploadOf(incoming, chunks) : Buffer.concat(chunks, size);
}

/**
 * A body as it comes, behind what was read of it already. Where its reader gives up, as a provider does that refuses
 * the request before its end, the rest is read and dropped: a client may look for the answer only when it has sent
 * everything, and sends its next request over the same connection.
 */
export function uploadOf(incoming: Readable, begun: readonly Buffer[] = []): Readable {
  const upload = new PassThrough();
  for (const chunk of begun) upload.write(chunk);
  // Why it was given up is told by the answer.
  upload.on('error', () => undefined).once('close', () => incoming.unpipe(upload).resume());
  return incoming.pipe(upload);
}

/** A body without its `Content-Encoding`; undefined where that is no UTF-8, or more than 64 MB. */
export async function contentOf(
  body: Buffer<ArrayBuffer>,
  encoding: string | null,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const content = encoding === null ? body : await decoded(body, encoding, LARGEST_BODY);
  return content !== undefined && isUtf8(content) ? content : undefined;
}
