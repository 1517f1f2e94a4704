import type { Transform } from 'node:stream';
import { promisify } from 'node:util';
import zlib from 'node:zlib';

interface Coding {
  /** All at once, up to a number of bytes. */
  readonly decode: (
    bytes: Uint8Array,
    options: { maxOutputLength: number },
  ) => Promise<Buffer<ArrayBuffer>>;
  /** Piece by piece. */
  readonly decoder: () => Transform;
}

const gzip: Coding = { decode: promisify(zlib.gunzip), decoder: () => zlib.createGunzip() };

const CODINGS: ReadonlyMap<string, Coding> = new Map([
  ['gzip', gzip],
  ['x-gzip', gzip],
  ['deflate', { decode: promisify(zlib.inflate), decoder: () => zlib.createInflate() }],
  [
    'br',
    { decode: promisify(zlib.brotliDecompress), decoder: () => zlib.createBrotliDecompress() },
  ],
  ['zstd', { decode: promisify(zlib.zstdDecompress), decoder: () => zlib.createZstdDecompress() }],
]);

/**
 * A body without its `Content-Encoding`; undefined where that is not known, where the body is not encoded so,
 * and where more than `most` bytes would come out.
 */
export async function decoded(
  bytes: Buffer<ArrayBuffer>,
  encoding: string | undefined,
  most: number,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const codings = codingsOf(encoding);
  if (codings === undefined) return undefined;
  try {
    let result = bytes;
    for (const { decode } of codings) result = await decode(result, { maxOutputLength: most });
    return result;
  } catch {
    return undefined;
  }
}

/** The streams that take a `Content-Encoding` away; undefined where it is not known. */
export function decodersFor(encoding: string | undefined): readonly Transform[] | undefined {
  return codingsOf(encoding)?.map(({ decoder }) => decoder());
}

/** In the order in which they are taken away. */
function codingsOf(encoding = ''): readonly Coding[] | undefined {
  const names = encoding
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== 'identity');
  const codings = names.toReversed().map((name) => CODINGS.get(name));
  return codings.every((coding) => coding !== undefined) ? codings : undefined;
}
