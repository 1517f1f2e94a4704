import * as fc from 'fast-check';

const LINE_ENDS = ['\n', '\r', '\r\n', '\n\n', '\r\n\r\n', '\r\r'];
const FIELDS = [
  'data',
  'data:',
  'data: x',
  'data: é😀',
  'event: ping',
  'event:',
  'id: 1',
  'retry: 9',
];
const OTHERS = [': comment', 'other: y', ' ', '\uFEFF'];

/** Event streams with every kind of line and line end, complete or not. */
export const streamBytes: fc.Arbitrary<Uint8Array> = fc
  .array(fc.constantFrom(...LINE_ENDS, ...FIELDS, ...OTHERS), { maxLength: 24 })
  .map((texts) => new TextEncoder().encode(texts.join('')));

/** The bytes in pieces of the sizes given, over and over. */
export function pieces(bytes: Uint8Array, sizes: readonly number[]): readonly Uint8Array[] {
  const cut: Uint8Array[] = [];
  for (let at = 0; at < bytes.length;) {
    const size = sizes[cut.length % sizes.length] ?? 1;
    cut.push(bytes.slice(at, at + size));
    at += size;
  }
  return cut;
}
