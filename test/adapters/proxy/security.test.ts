import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { createProxy } from '../../../adapters/proxy/index.ts';
import { createHeadroom, memoryStore } from '../../../src/index.ts';
import { createProvider } from '../../../src/testing/index.ts';
import { referenceIn } from '../../support/raw-provider.ts';
import { USERS } from '../../support/users.ts';
import { openProxy, openRawScene } from './open-proxy.ts';
import { always, parsed, request, sendRaw } from './raw.ts';

const OK = always('HTTP/1.1 200 OK', 'Content-Length: 2', '', 'ok');
const TOKEN = 'correct-horse';

describe('a proxy on this computer', () => {
  it.each([
    ['a name that was bent to point here', 'Host: evil.example', 403],
    ['a page of another origin', 'Host: localhost\r\nOrigin: https://evil.example', 403],
    ['a page without an origin', 'Host: localhost\r\nOrigin: null', 403],
    ['what a page of another site embeds', 'Host: localhost\r\nSec-Fetch-Site: cross-site', 403],
    ['no host', 'X: y', 400],
  ])('refuses %s', async (_, head, status) => {
    await using scene = await openRawScene(OK);
    for (const path of ['/v1/models', '/health', '/stats', '/v1/retrieve/x']) {
      const text = `GET ${path} HTTP/1.1\r\n${head}\r\nConnection: close\r\n\r\n`;
      const answer = parsed(await sendRaw(scene.proxy.url, text));
      expect(answer.status).toContain(String(status));
      expect(answer.head).not.toMatch(/access-control/i);
    }
    expect(scene.upstream.received).toEqual([]);
  });

  it.each([
    'http://evil.example/v1/models',
    'https://evil.example/',
    '*',
    '/v1/../../tenant/keys',
    '/v1/%2e%2E/keys',
    '/v1/.%2e;x/keys',
    '/v1/..%2fkeys',
    '/v1/..\\keys',
    '/v1/%5c..%5ckeys',
    '/v1/..#keys',
    '/v1/models#/keys',
    '/v1/..%23',
    '/v1/..%3Fkeys',
    '/v1/%2e.%3bkeys',
    '/v1/..%00',
  ])('sends on no target like %s', async (target) => {
    await using scene = await openRawScene(OK);
    const method = target === '*' ? 'OPTIONS' : 'GET';
    const { status } = parsed(await sendRaw(scene.proxy.url, request(`${method} ${target}`)));
    expect(status).toContain('400');
    expect(scene.upstream.received).toEqual([]);
  });

  it.each(['//evil.example/v1/models', '/@evil.example/', '/http://evil.example'])(
    'sends %s to the provider alone',
    async (target) => {
      await using scene = await openRawScene(OK);
      await sendRaw(scene.proxy.url, request(`GET ${target}`));
      expect(scene.upstream.received[0]).toContain(`GET ${target} HTTP/1.1`);
    },
  );

  it('opens no tunnels', async () => {
    await using scene = await openRawScene(OK);
    expect(await sendRaw(scene.proxy.url, request('CONNECT evil.example:443'))).not.toContain(
      '200',
    );
  });

  it.each([
    ['Content-Length: 5', 'Transfer-Encoding: chunked'],
    ['Content-Length: 5', 'Content-Length: 6'],
    ['Transfer-Encoding: chunked, identity', 'X: y'],
    ['Transfer-Encoding:\u000bchunked', 'X: y'],
  ])('smuggles nothing behind %s and %s', async (...lines) => {
    await using scene = await openRawScene(OK);
    const smuggled = '0\r\n\r\nGET /v1/secrets HTTP/1.1\r\nHost: localhost\r\n\r\n';
    const answer = await sendRaw(scene.proxy.url, request('POST /v1/files', ...lines) + smuggled);
    expect(parsed(answer).status).toContain('400');
    expect(scene.upstream.received.join('')).not.toContain('secrets');
  });

  it('refuses headers without end', async () => {
    await using scene = await openRawScene(OK);
    const answer = await sendRaw(scene.proxy.url, request('GET /v1/x', `X: ${'y'.repeat(70_000)}`));
    expect(parsed(answer).status).toContain('431');
  });
});

describe('a proxy for others', () => {
  const options = { host: '0.0.0.0', token: TOKEN };

  it('does not start without a token', () => {
    expect(() => createProxy({ host: '0.0.0.0', port: 0 })).toThrow(/token/);
  });

  it('names its own options where it does not know one', () => {
    expect(() => createProxy({ zzzzzz: 1 } as object)).toThrow(
      /^createProxy\(\): unknown option zzzzzz; known are host, .*, headroom, webSockets, log$/,
    );
  });

  it.each([
    ['a Headroom', createHeadroom({ store: 'memory' }), /give its options instead/],
    ['a store', { store: memoryStore() }, /name a store instead/],
  ])('does not start with one part of the store for all, by %s', (_, headroom, advice) => {
    expect(() => createProxy({ ...options, headroom })).toThrow(advice);
  });

  it('answers nobody without it, but for probes', async () => {
    await using scene = await openRawScene(OK, options);
    const url = scene.proxy.url.replace('0.0.0.0', '127.0.0.1');
    for (const path of ['/v1/models', '/stats', '/metrics', '/v1/retrieve/x', '/openapi.json']) {
      const { status } = parsed(
        await sendRaw(url, request(`GET ${path}`, 'Authorization: Bearer x')),
      );
      expect(status).toContain('401');
    }
    for (const method of ['GET', 'HEAD']) {
      const { status } = parsed(await sendRaw(url, request(`${method} /health`)));
      expect(status).toContain('200');
    }
    expect(scene.upstream.received).toEqual([]);
  });

  it('keeps its token to itself, and passes on the provider’s credentials', async () => {
    await using scene = await openRawScene(OK, options);
    const url = scene.proxy.url.replace('0.0.0.0', '127.0.0.1');
    const own = `X-Headroom-Proxy-Token: ${TOKEN}`;
    await sendRaw(url, request('GET /v1/a', own, 'Authorization: Bearer sk-1'));
    await sendRaw(url, request('GET /v1/b', `Authorization: Bearer ${TOKEN}`, 'x-api-key: sk-2'));
    const sent = scene.upstream.received.join('');
    expect(sent).toContain('Authorization: Bearer sk-1');
    expect(sent).toContain('x-api-key: sk-2');
    expect(sent).not.toContain(TOKEN);
  });

  it('gives nobody what another credential put in', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'headroom-'));
    await using provider = createProvider();
    const headroom = { directory, logger: { warn: () => undefined } };
    const proxy = await openProxy(await provider.listen(), { ...options, headroom });
    try {
      const url = proxy.url.replace('0.0.0.0', '127.0.0.1');
      const as = (key: string): Record<string, string> => ({
        authorization: `Bearer ${key}`,
        'x-headroom-proxy-token': TOKEN,
      });
      const messages = [{ role: 'user', content: `Which failed?\n\n${USERS}` }];
      await fetch(`${url}/v1/chat/completions`, {
        method: 'POST',
        headers: { ...as('sk-alice'), 'content-type': 'application/json' },
        body: JSON.stringify({ model: 'gpt-5.2', messages }),
      });
      const hash = referenceIn(provider.requests[0]?.text ?? '');
      const read = async (key: string): Promise<number> =>
        (await fetch(`${url}/v1/retrieve/${hash}`, { headers: as(key) })).status;
      expect(await read('sk-alice')).toBe(200);
      expect(await read('sk-bob')).toBe(404);

      const withKey = (path: string, key: string, init: RequestInit = {}): Promise<Response> =>
        fetch(`${url}${path}?key=${key}`, {
          ...init,
          headers: { 'x-headroom-proxy-token': TOKEN, 'content-type': 'application/json' },
        });
      const contents = [{ role: 'user', parts: [{ text: `Which failed?\n\n${USERS}` }] }];
      await withKey('/v1beta/models/gemini-2.5-pro:generateContent', 'AIza-alice', {
        method: 'POST',
        body: JSON.stringify({ contents }),
      });
      const theirs = referenceIn(provider.requests.at(-1)?.text ?? '');
      expect((await withKey(`/v1/retrieve/${theirs}`, 'AIza-alice')).status).toBe(200);
      expect((await withKey(`/v1/retrieve/${theirs}`, 'AIza-bob')).status).toBe(404);
      expect((await withKey(`/v1/retrieve/${theirs}`, '')).status).toBe(404);
    } finally {
      await proxy[Symbol.asyncDispose]();
      rmSync(directory, { recursive: true, force: true });
    }
  });
});
