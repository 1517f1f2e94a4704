import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';

/** A text as it lies in the file. */
export interface Body {
  /** How to read `data`. */
  readonly encoding: 'utf8' | 'utf8+zstd' | 'utf16le' | 'utf16le+zstd';
  readonly data: Uint8Array;
}

const SHORTEST_COMPRESSED = 512;

/** The text as bytes, compressed with zstd level 1 where that makes it smaller. Lone surrogates survive. */
export function encodeBody(text: string): Body {
  const charset = text.isWellFormed() ? 'utf8' : 'utf16le';
  const raw = Buffer.from(text, charset);
  if (raw.length < SHORTEST_COMPRESSED) return { encoding: charset, data: raw };
  const data = zstdCompressSync(raw, {
    params: { [constants.ZSTD_c_compressionLevel]: 1, [constants.ZSTD_c_checksumFlag]: 1 },
  });
  return data.length < raw.length
    ? { encoding: `${charset}+zstd`, data }
    : { encoding: charset, data: raw };
}

/** The text of a body. Throws where its bytes are damaged. */
export function decodeBody({ encoding, data }: Body): string {
  const charset = encoding.startsWith('utf8') ? 'utf8' : 'utf16le';
  const raw = encoding.endsWith('zstd') ? zstdDecompressSync(data) : data;
  return Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength).toString(charset);
}
