import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';

/** Whether a request has a body, which its headers tell. */
export function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

/** The whole body, or a stream of all of it where it has more than `most` bytes. Rejects where it breaks off. */
export async function readBody(
  incoming: IncomingMessage,
  most: number,
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

async function* replayed(
  chunks: readonly Buffer[],
  rest: AsyncIterator<Buffer>,
): AsyncGenerator<Buffer> {
  yield* chunks;
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
}
