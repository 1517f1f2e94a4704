import { promisify } from 'node:util';
// Older versions of Node lack zstd, and would refuse its name here with words of their own.
import zlib from 'node:zlib';

import { assertNode } from '../common/node-version.ts';

assertNode();

const { constants, zstdCompress, zstdCompressSync, zstdDecompressSync } = zlib;

/** A text as it lies in the file. */
export interface Body {
  /** How to read `data`. */
  readonly encoding: 'utf8' | 'utf8+zstd' | 'utf16le' | 'utf16le+zstd';
  readonly data: Uint8Array;
}

const SHORTEST_COMPRESSED = 512;
/** UTF-16 units from which on it takes less of this thread's time to have another one compress a text. */
const LARGE = 64 * 1024;
const ZSTD = {
  params: { [constants.ZSTD_c_compressionLevel]: 1, [constants.ZSTD_c_checksumFlag]: 1 },
};

/** The text as bytes, compressed with zstd level 1 where that makes it smaller. Lone surrogates survive. */
export function encodeBody(text: string): Body {
  const whole = wholeBody(text);
  if (whole.data.length < SHORTEST_COMPRESSED) return whole;
  return smallerBody(whole, zstdCompressSync(whole.data, ZSTD));
}

/** The same, without holding the event loop for the 20 ms that 5 MB take. */
export async function encodeBodyAside(text: string): Promise<Body> {
  if (text.length < LARGE) return encodeBody(text);
  const whole = wholeBody(text);
  return smallerBody(whole, await compressAside(whole.data, ZSTD));
}

const compressAside = promisify(zstdCompress);

interface WholeBody extends Body {
  readonly encoding: 'utf8' | 'utf16le';
}

function wholeBody(text: string): WholeBody {
  const encoding = text.isWellFormed() ? 'utf8' : 'utf16le';
  return { encoding, data: Buffer.from(text, encoding) };
}

function smallerBody(whole: WholeBody, data: Uint8Array): Body {
  return data.length < whole.data.length ? { encoding: `${whole.encoding}+zstd`, data } : whole;
}

/** The text of a body. Throws where its bytes are damaged. */
export function decodeBody({ encoding, data }: Body): string {
  const charset = encoding.startsWith('utf8') ? 'utf8' : 'utf16le';
  const raw = encoding.endsWith('zstd') ? zstdDecompressSync(data) : data;
  return Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength).toString(charset);
}
