import { brotliCompressSync, gzipSync } from 'node:zlib';

import { afterAll, describe, expect, it } from 'vitest';

import { openProxy } from '../open-proxy.ts';
import { parsed, request, sendRaw } from '../raw.ts';

const proxy = await openProxy('http://127.0.0.1:9');
afterAll(() => proxy[Symbol.asyncDispose]());

const ROW = { role: 'user', content: 'Grüße' };
const BODY = JSON.stringify({ messages: [ROW] });
const MEGABYTE = 1024 * 1024;

async function post(body: Uint8Array<ArrayBuffer>, encoding?: string): Promise<Response> {
  return fetch(`${proxy.url}/v1/compress`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(encoding === undefined ? {} : { 'content-encoding': encoding }),
    },
    body,
  });
}

describe('a body for the sidecar', () => {
  it.each([
    ['as it is', Buffer.from(BODY), undefined],
    ['as it is, and said so', Buffer.from(BODY), 'identity'],
    ['with gzip', gzipSync(BODY), 'gzip'],
    ['with brotli', brotliCompressSync(BODY), 'br'],
  ])('is read %s', async (_, body, encoding) => {
    const response = await post(body, encoding);
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ messages: [ROW] });
  });

  it.each([
    ['an unknown encoding', Buffer.from(BODY), 'x-odd'],
    ['a false encoding', Buffer.from(BODY), 'gzip'],
    ['bytes that are no UTF-8', Buffer.from(BODY, 'latin1'), undefined],
    ['encoded bytes that are no UTF-8', gzipSync(Buffer.from(BODY, 'latin1')), 'gzip'],
    ['a zip bomb', gzipSync(Buffer.alloc(65 * MEGABYTE)), 'gzip'],
  ])('is refused with %s', async (_, body, encoding) => {
    const response = await post(body, encoding);
    expect(response.status).toBe(415);
    expect(await response.json()).toMatchObject({
      error: { message: expect.stringMatching(/64 MB/) },
    });
  });

  it('is not waited for where it says that it is too large', async () => {
    const length = `Content-Length: ${65 * MEGABYTE}`;
    const answer = await sendRaw(proxy.url, request('POST /v1/compress', length));
    expect(parsed(answer).status).toContain('413');
  });

  it('is refused where it becomes too large', async () => {
    const chunk = `${MEGABYTE.toString(16)}\r\n${'a'.repeat(MEGABYTE)}\r\n`;
    const head = request('POST /v1/compress', 'Transfer-Encoding: chunked');
    const answer = await sendRaw(proxy.url, `${head}${chunk.repeat(66)}0\r\n\r\n`);
    expect(parsed(answer).status).toContain('413');
  });
});

it.each(['/v1/retrieve/', '/v1/retrieve/a/b', '/v1/compress/'])(
  'what is asked of %s is told to be nowhere',
  async (path) => {
    const response = await fetch(`${proxy.url}${path}`);
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({
      error: { message: expect.stringContaining('GET /openapi.json') as string },
    });
  },
);
