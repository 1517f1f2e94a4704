import type { ContentKind } from '../content.ts';
import { buildCompressor } from './build/index.ts';
import { codeCompressor } from './code/index.ts';
import type { Compressor } from './compressor.ts';
import { diffCompressor } from './diff/index.ts';
import { htmlCompressor } from './html/index.ts';
import { columnsCompressor } from './columns/index.ts';
import { jsonCompressor } from './json/index.ts';
import { logCompressor } from './log/index.ts';
import { hasPartInForm } from './part-heading.ts';
import { proseCompressor } from './prose/index.ts';
import { readCompressor } from './read/index.ts';
import { searchCompressor } from './search/index.ts';
import { textCompressor } from './text/index.ts';
import { writtenCompressor } from './written/index.ts';

const compressors: readonly Compressor[] = [
  codeCompressor,
  buildCompressor,
  diffCompressor,
  htmlCompressor,
  jsonCompressor,
  logCompressor,
  proseCompressor,
  readCompressor,
  searchCompressor,
  columnsCompressor,
  textCompressor,
  writtenCompressor,
];

/** The compressor for a kind of content; the plain text compressor where there is no better one. */
export function compressorFor(kind: ContentKind): Compressor {
  return compressors.find((compressor) => compressor.kinds.includes(kind)) ?? textCompressor;
}

/** Whether a text already is what one of the compressors made of another: it is left alone. */
export function isCompressed(text: string): boolean {
  return compressors.some((compressor) => compressor.isEncoded?.(text)) || hasPartInForm(text);
}
