import { createServer } from 'node:http';
import { gzipSync } from 'node:zlib';

import { describe, expect, it } from 'vitest';

import { listen } from '../../../adapters/http/server/listen.ts';
import { openProxy, openRawScene } from './open-proxy.ts';
import { always, openRaw, parsed, request, sendRaw } from './raw.ts';

const OK = ['HTTP/1.1 200 OK', 'Content-Length: 2', '', 'ok'];

describe('what is no request to a model is relayed', () => {
  it('with its path, query, headers in their case and order, and none of its own', async () => {
    await using scene = await openRawScene(always(...OK));
    const target = '/v1/files/a%2Fb;x=1//c?limit=2&after=%20&x';
    await sendRaw(scene.proxy.url, request(`GET ${target}`, 'X-Odd: a', 'x-odd: b', 'Cookie: c=d'));
    const port = new URL(scene.upstream.url).port;
    expect(scene.upstream.received[0]?.split('\r\n')).toEqual([
      `GET ${target} HTTP/1.1`,
      `host: 127.0.0.1:${port}`,
      'connection: keep-alive',
      'X-Odd: a',
      'x-odd: b',
      'Cookie: c=d',
      '',
      '',
    ]);
  });

  it('but for the address alone, where a person looks what runs there', async () => {
    await using scene = await openRawScene(always(...OK));
    const answer = await sendRaw(scene.proxy.url, request('GET /'));
    expect(parsed(answer).status).toContain('200');
    for (const told of ['Headroom proxy', '/health', '/stats', '/metrics', '/openapi.json']) {
      expect(answer).toContain(told);
    }
    expect(scene.upstream.received).toEqual([]);
    await sendRaw(scene.proxy.url, request('GET /index.html'));
    expect(scene.upstream.received).toHaveLength(1);
  });

  it('without the headers that are between two neighbours', async () => {
    await using scene = await openRawScene(always(...OK));
    const head = [
      'TE: trailers',
      'Keep-Alive: timeout=5',
      'Proxy-Authorization: x',
      'X-Hop: 1',
      'Connection: x-hop, close',
      'X-Headroom-Bypass: 1',
    ];
    await sendRaw(scene.proxy.url, request('GET /v1/models', ...head));
    expect(scene.upstream.received[0]).not.toMatch(
      /te:|keep-alive: timeout|proxy-|x-hop|headroom/i,
    );
  });

  it('uploads of any type and length, in chunks as well', async () => {
    await using scene = await openRawScene(always(...OK));
    const form =
      '--b\r\nContent-Disposition: form-data; name="file"\r\n\r\n\u00ff\u0000\r\n--b--\r\n';
    const type = 'Content-Type: multipart/form-data; boundary=b';
    await sendRaw(
      scene.proxy.url,
      request('POST /v1/files', type, `Content-Length: ${form.length}`) + form,
    );
    const [first = ''] = scene.upstream.received;
    expect(parsed(first).body).toBe(form);
    const chunks = [form.slice(0, 5), form.slice(5), ''];
    const coded = chunks.map((chunk) => `${chunk.length.toString(16)}\r\n${chunk}\r\n`).join('');
    await sendRaw(
      scene.proxy.url,
      request('POST /v1/files', type, 'Transfer-Encoding: chunked') + coded,
    );
    expect(scene.upstream.received.join('').slice(first.length)).toContain(form.slice(5));
  });

  it('an upload whose client waits for leave to send it', async () => {
    await using scene = await openRawScene(always(...OK));
    const socket = openRaw(
      scene.proxy.url,
      request('POST /v1/files', 'Content-Length: 4', 'Expect: 100-continue'),
    );
    let seen = '';
    socket.on('data', (chunk) => (seen += chunk.toString()));
    await expect.poll(() => seen).toContain('100 Continue');
    socket.write('data');
    await expect.poll(() => seen).toContain('200 OK');
    expect(scene.upstream.received[0]).toMatch(/\r\n\r\ndata$/);
    expect(scene.upstream.received[0]).not.toMatch(/expect:/i);
  });

  it.each([
    ['is not there', undefined, /^HTTP\/1\.1 502 /],
    ['refuses it', 413, /^HTTP\/1\.1 413 /],
  ])(
    'an upload to a provider that %s is read to its end, and its connection goes on',
    async (_, refusal, answer) => {
      const server = createServer((_request, outgoing) => outgoing.writeHead(refusal ?? 500).end());
      const { url } = await listen(server, { address: '127.0.0.1', port: 0 });
      if (refusal === undefined) server.close();
      await using proxy = await openProxy(url);
      const size = 5_000_000;
      const socket = openRaw(
        proxy.url,
        `POST /v1/files HTTP/1.1\r\nHost: localhost\r\nContent-Length: ${size}\r\n\r\n`,
      );
      let seen = '';
      socket.on('data', (chunk) => (seen += chunk.toString()));
      socket.write(Buffer.alloc(size));
      socket.write('GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n');
      await expect.poll(() => seen, { timeout: 5000 }).toContain('"status":"ok"');
      expect(seen).toMatch(answer);
      socket.destroy();
      server.close();
    },
  );

  it.each([
    ['HEAD', 'HTTP/1.1 200 OK\r\nContent-Length: 1234\r\nX-A: b\r\n\r\n', /Content-Length: 1234/],
    ['GET', 'HTTP/1.1 204 No Content\r\nX-A: b\r\n\r\n', /^HTTP\/1\.1 204 No Content/],
    ['GET', 'HTTP/1.1 304 Not Modified\r\nETag: "x"\r\nX-A: b\r\n\r\n', /ETag: "x"/],
    [
      'DELETE',
      'HTTP/1.1 418 Short And Stout\r\nX-A: b\r\nContent-Length: 0\r\n\r\n',
      /418 Short And/,
    ],
  ])('%s, and an answer without a body', async (method, answer, expected) => {
    await using scene = await openRawScene(always(answer));
    const { head, body } = parsed(await sendRaw(scene.proxy.url, request(`${method} /v1/x`)));
    expect(head).toMatch(expected);
    expect(head).toContain('X-A: b');
    expect(body).toBe('');
  });

  it('answers byte for byte: encoded bodies, repeated headers, trailers', async () => {
    const body = gzipSync('{"data":[]}').toString('latin1');
    await using scene = await openRawScene(
      always(
        'HTTP/1.1 200 OK',
        'Content-Encoding: gzip',
        'Set-Cookie: a=1',
        'Set-Cookie: b=2',
        'Transfer-Encoding: chunked',
        'Trailer: X-Sum',
        '',
        body.length.toString(16),
        body,
        '0',
        'X-Sum: 42',
        '',
        '',
      ),
    );
    const answer = await sendRaw(scene.proxy.url, request('GET /v1/x', 'Accept-Encoding: gzip'));
    expect(answer).toContain('Set-Cookie: a=1\r\nSet-Cookie: b=2');
    expect(answer).toContain(body);
    expect(answer).toMatch(/\r\n0\r\nx-sum: 42\r\n\r\n$/i);
  });

  it('early hints are dropped, and what follows comes through', async () => {
    await using scene = await openRawScene(
      always('HTTP/1.1 103 Early Hints', 'Link: </a>', '', ...OK),
    );
    expect(parsed(await sendRaw(scene.proxy.url, request('GET /v1/x'))).status).toContain('200');
  });

  it('keeps connections on both sides', async () => {
    await using scene = await openRawScene(always(...OK));
    const socket = openRaw(scene.proxy.url, 'GET /v1/a HTTP/1.1\r\nHost: localhost\r\n\r\n');
    let seen = '';
    socket.on('data', (chunk) => (seen += chunk.toString()));
    await expect.poll(() => seen).toMatch(/ok$/);
    socket.write('GET /v1/b HTTP/1.1\r\nHost: localhost\r\n\r\n');
    await expect.poll(() => seen.match(/200 OK/g)).toHaveLength(2);
    expect(scene.upstream.received).toHaveLength(1);
    socket.destroy();
  });
});
