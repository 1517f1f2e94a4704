import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';

import { readBody } from '../../../adapters/proxy/request-body.ts';

const MOST = 100;

/** A body as it arrives. */
function arriving(chunks: readonly Uint8Array[], headers = {}): Parameters<typeof readBody>[0] {
  return Object.assign(Readable.from(chunks), { headers });
}

describe('reading a body', () => {
  const sent = Buffer.from('\uFEFF{"name": "Ærøskøbing 🦉"}');

  it('gives its text wherever it was split, and its bytes', async () => {
    for (let at = 0; at <= sent.length; at += 1) {
      const body = await readBody(arriving([sent.subarray(0, at), sent.subarray(at)]), MOST);
      if (body instanceof Readable) throw new Error('it is not large');
      expect([body.text, body.bytes().length]).toEqual([sent.toString(), sent.length]);
      expect(body.bytes()).toEqual(sent);
    }
  });

  it.each([
    ['in its midst', [0x22, 0xff, 0x22]],
    ['at its end', [0x22, 0xc3]],
  ])('gives no text where it is not UTF-8 %s, but its bytes', async (_, bytes) => {
    const body = await readBody(arriving([Uint8Array.from(bytes)]), MOST);
    if (body instanceof Readable) throw new Error('it is not large');
    expect(body.text).toBeUndefined();
    expect([...body.bytes()]).toEqual(bytes);
  });

  it.each([
    ['says', { 'content-length': '150' }],
    ['does not say', {}],
  ])('gives a stream of all of it where it is too large and %s so', async (_, headers) => {
    const chunks = [Buffer.alloc(60, 'a'), Buffer.alloc(60, 'b'), Buffer.alloc(30, 'c')];
    const body = await readBody(arriving(chunks, headers), MOST);
    if (!(body instanceof Readable)) throw new Error('it is large');
    expect(await buffer(body)).toEqual(Buffer.concat(chunks));
  });
});
