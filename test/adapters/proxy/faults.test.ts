import { createServer } from 'node:http';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';

import { describe, expect, it } from 'vitest';

import { listen } from '../../../adapters/http/server/listen.ts';
import { openProxy, openRawScene } from './open-proxy.ts';
import { always, openRaw, parsed, request, sendRaw } from './raw.ts';

const BODY = '{"model":"gpt-5.2","messages":[{"role":"user","content":"hi"}]}';

function chat(body = BODY, ...lines: readonly string[]): string {
  const head = ['Content-Type: application/json', `Content-Length: ${body.length}`, ...lines];
  return request('POST /v1/chat/completions', ...head) + body;
}

describe('the client sees what the provider does', () => {
  it.each([
    ['an error with headers', 'HTTP/1.1 529 Overloaded', 'Retry-After: 7', '{"type":"error"}'],
    ['a client error', 'HTTP/1.1 400 Bad Request', 'X-Request-Id: r1', '{"error":{}}'],
    ['a page in place of an answer', 'HTTP/1.1 200 OK', 'Content-Type: text/html', '<html>\u00ff'],
    ['an unknown status', 'HTTP/1.1 799 Odd', 'X-A: b', 'what?'],
    ['an answer that is no JSON', 'HTTP/1.1 200 OK', 'Content-Type: application/json', '{"a":'],
    ['an empty answer', 'HTTP/1.1 200 OK', 'Content-Type: application/json', ''],
  ])('%s', async (...[, status, header, body]) => {
    await using scene = await openRawScene(
      always(status, header, `Content-Length: ${body.length}`, '', body),
    );
    const answer = await sendRaw(scene.proxy.url, chat(BODY, 'TE: x'));
    expect(parsed(answer).status).toBe(status);
    expect(answer.toLowerCase()).toContain(header.toLowerCase());
    expect(answer).toContain(body);
  });

  it('an encoded error, without asking for one', async () => {
    const body = gzipSync('{"error":{}}').toString('latin1');
    await using scene = await openRawScene(
      always(
        'HTTP/1.1 500 No',
        'Content-Encoding: gzip',
        `Content-Length: ${body.length}`,
        '',
        body,
      ),
    );
    const answer = await sendRaw(scene.proxy.url, chat(BODY, 'Accept-Encoding: br'));
    expect(parsed(answer).body).toBe(body);
    expect(scene.upstream.received[0]).toMatch(/accept-encoding: identity/i);
  });

  it('an encoded answer that nobody asked for is decoded', async () => {
    const body = gzipSync('{"choices":[]}').toString('latin1');
    await using scene = await openRawScene(
      always(
        'HTTP/1.1 200 OK',
        'Content-Type: application/json',
        'Content-Encoding: gzip',
        `Content-Length: ${body.length}`,
        '',
        body,
      ),
    );
    const tools = BODY.replace('}]}', '}],"tools":[{"type":"function","function":{"name":"f"}}]}');
    const answer = await sendRaw(scene.proxy.url, chat(tools));
    expect(answer).toContain('{"choices":[]}');
    expect(answer).not.toMatch(/content-encoding/i);
  });

  it.each([
    ['before the answer', ''],
    ['in the midst of the head', 'HTTP/1.1 200 OK\r\nContent-'],
  ])('a connection that breaks %s becomes 502', async (_, bytes) => {
    await using scene = await openRawScene((_request, socket) => void socket.end(bytes));
    const { status, body } = parsed(await sendRaw(scene.proxy.url, chat()));
    expect(status).toBe('HTTP/1.1 502 Bad Gateway');
    expect(JSON.parse(body)).toMatchObject({ type: 'error', error: { type: 'api_error' } });
  });

  it.each([
    ['/v1/models', 'application/json', 'GET'],
    ['/v1/chat/completions', 'text/event-stream', 'POST'],
    ['/v1/chat/completions', 'application/json', 'POST'],
  ])('an answer of %s as %s that breaks off breaks off', async (path, type, method) => {
    await using scene = await openRawScene((_, socket) => {
      socket.end(
        `HTTP/1.1 200 OK\r\nContent-Type: ${type}\r\nContent-Length: 999\r\n\r\ndata: {}\n\n`,
      );
    });
    const length = `Content-Length: ${method === 'GET' ? 0 : BODY.length}`;
    const text = request(`${method} ${path}`, 'Content-Type: application/json', length);
    const socket = openRaw(scene.proxy.url, method === 'GET' ? text : text + BODY);
    const seen: Buffer[] = [];
    socket.on('data', (chunk) => seen.push(chunk));
    const failed = await new Promise<boolean>((resolve) => {
      socket.on('error', () => resolve(true));
      socket.on('end', () => resolve(!Buffer.concat(seen).toString().endsWith('0\r\n\r\n')));
    });
    expect(failed).toBe(true);
    await expect.poll(() => scene.proxy.log.at(-1)).toMatchObject({ isComplete: false });
  });

  it('a provider that is not there becomes 502', async () => {
    await using proxy = await openProxy('http://127.0.0.1:1');
    const { status, body } = parsed(await sendRaw(proxy.url, chat()));
    expect(status).toBe('HTTP/1.1 502 Bad Gateway');
    expect(body).toMatch(/ECONNREFUSED/);
  });

  it('the head of an answer at once, however long the body takes', async () => {
    await using scene = await openRawScene(
      always('HTTP/1.1 200 OK', 'Content-Type: text/event-stream', '', ''),
    );
    for (const text of [chat(), request('GET /v1/slow')]) {
      const socket = openRaw(scene.proxy.url, text);
      let seen = '';
      socket.on('data', (chunk) => (seen += chunk.toString()));
      await expect.poll(() => seen).toContain('\r\n\r\n');
      socket.destroy();
    }
    await expect.poll(() => scene.upstream.closed).toEqual([true, true]);
  });
});

describe('what cannot be compressed goes out as it came', () => {
  const answer = always('HTTP/1.1 200 OK', 'Content-Length: 2', '', 'ok');

  it.each([
    ['no JSON', '{"model":', 'application/json', ''],
    ['an array', '[1.0,1e2]', 'application/json', ''],
    ['bytes that are no text', '{"a":"\u00ff\u00fe"}', 'application/json', ''],
    ['another type', BODY, 'text/plain', ''],
    ['an unknown encoding', BODY, 'application/json', 'Content-Encoding: rot13'],
    ['a false encoding', BODY, 'application/json', 'Content-Encoding: gzip'],
    ['nothing', '', 'application/json', ''],
  ])('%s', async (...[, body, type, line]) => {
    await using scene = await openRawScene(answer);
    const lines = [
      `Content-Type: ${type}`,
      `Content-Length: ${body.length}`,
      ...(line === '' ? [] : [line]),
    ];
    const seen = await sendRaw(
      scene.proxy.url,
      request('POST /v1/chat/completions', ...lines) + body,
    );
    expect(parsed(seen).body).toBe('ok');
    expect(parsed(scene.upstream.received[0] ?? '').body).toBe(body);
    expect(scene.upstream.received[0]).toContain(line);
  });

  it('an encoded body, byte for byte', async () => {
    await using scene = await openRawScene(answer);
    const body = gzipSync(BODY).toString('latin1');
    await sendRaw(scene.proxy.url, chat(body, 'Content-Encoding: gzip'));
    expect(parsed(scene.upstream.received[0] ?? '').body).toBe(body);
    expect(scene.upstream.received[0]).toMatch(/content-encoding: gzip/i);
    await expect
      .poll(() => scene.proxy.log.at(-1))
      .toMatchObject({
        handling: 'exchanged',
        bytesBefore: BODY.length,
      });
  });

  it('a body that is too large to be read, as it is sent', async () => {
    let received = 0;
    const server = createServer((incoming, outgoing) => {
      incoming.on('data', (chunk: Buffer) => (received += chunk.length));
      incoming.on('end', () => outgoing.end('ok'));
    });
    const { url } = await listen(server, { address: '127.0.0.1', port: 0 });
    await using proxy = await openProxy(url);
    const piece = Buffer.alloc(1024 * 1024, 'x');
    const body = Readable.toWeb(Readable.from(Array.from({ length: 70 }, () => piece)));
    const headers = { 'content-type': 'application/json' };
    const init: RequestInit = { method: 'POST', headers, body, duplex: 'half' };
    const response = await fetch(`${proxy.url}/v1/chat/completions`, init);
    expect(await response.text()).toBe('ok');
    expect(received).toBe(70 * piece.length);
    await expect.poll(() => proxy.log.at(-1)).toMatchObject({ handling: 'relayed' });
    server.close();
    server.closeAllConnections();
  });

  it('a zip bomb', async () => {
    await using scene = await openRawScene(answer);
    const body = gzipSync(Buffer.alloc(80 * 1024 * 1024)).toString('latin1');
    await sendRaw(scene.proxy.url, chat(body, 'Content-Encoding: gzip'));
    expect(parsed(scene.upstream.received[0] ?? '').body).toBe(body);
    await expect.poll(() => scene.proxy.log.at(-1)).toMatchObject({ handling: 'relayed' });
  });
});
