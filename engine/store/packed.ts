import type { ContentKind } from '../content.ts';
import { type Body, decodeBody, encodeBody } from './body.ts';
import { limitedSource } from './source-limit.ts';
import type { OriginalSource, StoredOriginal } from './store.ts';

interface Head {
  /** Bytes of the text in UTF-8; stands first, so that it can be read without the rest. */
  readonly bytes: number;
  readonly kind: ContentKind;
  readonly source: OriginalSource;
  readonly encoding: Body['encoding'];
}

/** A line feed; JSON text has none. */
const END_OF_HEAD = 0x0a;

/** An original as bytes, its text compressed: what a store on a server keeps. The first line is a JSON text. */
export function packOriginal({ text, kind, source }: StoredOriginal): Uint8Array {
  const { encoding, data } = encodeBody(text);
  const bytes = Buffer.byteLength(text);
  const head: Head = { bytes, kind, source: limitedSource(source), encoding };
  return Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), data]);
}

/** What was packed. Throws for bytes that are not what `packOriginal` makes. */
export function unpackOriginal(bytes: Uint8Array): StoredOriginal {
  const end = bytes.indexOf(END_OF_HEAD);
  // The cast holds for what `packOriginal` made; damaged text fails in `decodeBody`.
  const head = JSON.parse(Buffer.from(bytes.subarray(0, end)).toString()) as Head;
  const text = decodeBody({ encoding: head.encoding, data: bytes.subarray(end + 1) });
  return { text, kind: head.kind, source: head.source };
}

/** Bytes of a packed original's text in UTF-8, from the first 32 bytes of what was packed; 0 for anything else. */
export function packedTextBytes(start: Uint8Array): number {
  return Number(/^\{"bytes":(\d+)/.exec(Buffer.from(start).toString('latin1'))?.[1] ?? 0);
}
