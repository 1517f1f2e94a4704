import { once } from 'node:events';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';

import { describe, expect, it } from 'vitest';

import { contentOf, readBody } from '../../../../adapters/proxy/visits/request-body.ts';

const MOST = 100;

/** A body as it arrives. */
function arriving(chunks: readonly Uint8Array[], headers = {}): Parameters<typeof readBody>[0] {
  return Object.assign(Readable.from(chunks), { headers });
}

async function readWhole(chunks: readonly Uint8Array[]): Promise<Buffer<ArrayBuffer>> {
  const body = await readBody(arriving(chunks), MOST);
  if (body instanceof Readable) throw new Error('it is not large');
  return body;
}

describe('reading a body', () => {
  const sent = Buffer.from('\uFEFF{"name": "Ærøskøbing 🦉"}');

  it('gives its bytes wherever it was split', async () => {
    for (let at = 0; at <= sent.length; at += 1) {
      expect(await readWhole([sent.subarray(0, at), sent.subarray(at)])).toEqual(sent);
    }
  });

  it.each([
    ['in its midst', [0x22, 0xff, 0x22]],
    ['at its end', [0x22, 0xc3]],
  ])('gives the bytes of one that is not UTF-8 %s, but no content', async (_, bytes) => {
    const body = await readWhole([Uint8Array.from(bytes)]);
    expect([...body]).toEqual(bytes);
    expect(await contentOf(body, null)).toBeUndefined();
    expect(await contentOf(gzipSync(body), 'gzip')).toBeUndefined();
  });

  it('gives the content of one that is encoded', async () => {
    expect(await contentOf(sent, null)).toBe(sent);
    expect(await contentOf(gzipSync(sent), 'gzip')).toEqual(sent);
    expect(await contentOf(sent, 'gzip')).toBeUndefined();
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

  it.each([
    ['says', { 'content-length': '150' }],
    ['does not say', {}],
  ])('reads on where nobody wants more of one that is too large and %s so', async (_, headers) => {
    const chunks = Array.from({ length: 500 }, () => Buffer.alloc(1000));
    const incoming = arriving(chunks, headers);
    const body = await readBody(incoming, MOST);
    if (!(body instanceof Readable)) throw new Error('it is large');
    body.once('data', () => body.destroy(new Error('refused')));
    await once(incoming, 'end');
  });
});
