import { describe, expect, it } from 'vitest';

import { asResponse } from '../../../../adapters/http/response/wire-reply.ts';
import { replaceBody } from '../../../../adapters/http/response/replace-body.ts';

describe('replaceBody', () => {
  it('keeps status, text, address and the headers that do not describe the old body', async () => {
    const headers = new Headers([
      ['Content-Length', '3'],
      ['Content-Encoding', 'gzip'],
      ['Transfer-Encoding', 'chunked'],
      ['X-Request-Id', 'r1'],
      ['Set-Cookie', 'a=1'],
      ['Set-Cookie', 'b=2'],
    ]);
    const old = new Response('old', { status: 203, statusText: 'As Told', headers });
    Object.defineProperty(old, 'url', { value: 'https://api.test/v1' });
    const replaced = asResponse(replaceBody(old, 'ñew'));
    expect(replaced).toMatchObject({ status: 203, statusText: 'As Told' });
    expect(replaced.url).toBe('https://api.test/v1');
    const others = [...old.headers].filter(
      ([name]) => !/^(?:content|transfer)-(?:length|encoding)$/.test(name),
    );
    expect([...replaced.headers]).toEqual([['content-length', '4'], ...others]);
    await expect(replaced.text()).resolves.toBe('ñew');
  });

  it('takes bytes and streams', async () => {
    const bytes = new TextEncoder().encode('new');
    const { body } = new Response('stream');
    await expect(asResponse(replaceBody(new Response('old'), bytes)).text()).resolves.toBe('new');
    const streamed = asResponse(
      replaceBody(new Response('old', { headers: { 'content-length': '3' } }), body ?? ''),
    );
    expect(streamed.headers.has('content-length')).toBe(false);
    await expect(streamed.text()).resolves.toBe('stream');
    expect(replaceBody(new Response('old'), bytes).headers.has('content-length')).toBe(false);
  });

  it.each([204, 205, 304])('leaves out the body with status %d', (status) => {
    const replaced = asResponse(replaceBody(new Response(null, { status }), 'text'));
    expect(replaced.status).toBe(status);
    expect(replaced.body).toBeNull();
  });
});
