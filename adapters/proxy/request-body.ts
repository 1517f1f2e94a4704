import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';

import { decoded } from './content-encoding.ts';

/** A body that has come to its end. */
export interface RequestBody {
  /** As it came. */
  readonly bytes: () => Buffer<ArrayBuffer>;
  /** What it says in UTF-8, a byte order mark included; undefined where it is something else. */
  readonly text: string | undefined;
}

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
): Promise<RequestBody | Readable> {
  if (Number(incoming.headers['content-length'] ?? 0) > most) return incoming;
  const chunks: Buffer[] = [];
  const text = textReader();
  let size = 0;
  const rest: AsyncIterator<Buffer> = incoming[Symbol.asyncIterator]();
  for (;;) {
    const { value, done } = await rest.next();
    if (done === true) {
      return { text: text.end(), bytes: () => Buffer.concat(chunks, size) };
    }
    chunks.push(value);
    text.add(value);
    size += value.length;
    if (size > most) return Readable.from(replayed(chunks, rest), { objectMode: false });
  }
}

/** What a body says, without its `Content-Encoding`; undefined where that is not UTF-8, or more than 64 MB. */
export async function contentOf(
  { bytes, text }: RequestBody,
  encoding: string | null,
): Promise<string | undefined> {
  if (encoding === null) return text;
  const content = await decoded(bytes(), encoding, LARGEST_BODY);
  if (content === undefined) return undefined;
  const reader = textReader();
  reader.add(content);
  return reader.end();
}

async function* replayed(
  chunks: readonly Buffer[],
  rest: AsyncIterator<Buffer>,
): AsyncGenerator<Buffer> {
  yield* chunks;
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
}

interface TextReader {
  add(chunk: Uint8Array): void;
  end(): string | undefined;
}

/** Decodes while the rest is still on its way. */
function textReader(): TextReader {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let text: string | undefined = '';
  const decode = (chunk?: Uint8Array): void => {
    if (text === undefined) return;
    try {
      text += decoder.decode(chunk, { stream: chunk !== undefined });
    } catch {
      text = undefined;
    }
  };
  return {
    add: decode,
    end() {
      decode();
      return text;
    },
  };
}
