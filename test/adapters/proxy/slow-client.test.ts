import { createServer } from 'node:http';

import { expect, it } from 'vitest';

import { listen } from '../../../adapters/http/server/listen.ts';
import { createForwarder } from '../../../adapters/proxy/upstream/forward.ts';
import { limitSilence } from '../../../adapters/proxy/limits.ts';
import { uploadOf } from '../../../adapters/proxy/visits/request-body.ts';

import { openRawScene } from './open-proxy.ts';
import { always, openRaw, request } from './raw.ts';

it('a client that sends its head too slowly is let go', async () => {
  await using scene = await openRawScene(always(''));
  const socket = openRaw(scene.proxy.url, 'GET /v1/models HTTP/1.1\r\nHost: localhost\r\nX: ');
  let seen = '';
  socket.on('data', (chunk) => (seen += chunk.toString()));
  const drip = setInterval(() => socket.write('y'), 500);
  await new Promise((resolve) => void socket.on('close', resolve).on('error', resolve));
  clearInterval(drip);
  expect(seen).toMatch(/^(?:HTTP\/1\.1 408|$)/);
});

it('a client that stops in the midst of its body is let go; one that waits for its answer is not', async () => {
  const server = createServer((incoming, outgoing) => {
    limitSilence(incoming, 100);
    incoming.resume().on('end', () => void setTimeout(() => outgoing.end('ok'), 400));
  });
  const { url } = await listen(server, { address: '127.0.0.1', port: 0 });
  const outcomes = ['half', 'whole body'].map(async (body) => {
    const socket = openRaw(url, request('POST /v1/files', 'Content-Length: 10') + body);
    let seen = '';
    socket.on('data', (chunk) => (seen += chunk.toString()));
    await new Promise((resolve) => void socket.on('close', resolve).on('error', resolve));
    return seen.slice(-2);
  });
  expect(await Promise.all(outcomes)).toEqual(['', 'ok']);
  server.close();
});

it('so is one that stops when its provider is not there', async () => {
  const forwarder = createForwarder();
  const destination = { upstream: 'openai', origin: 'http://127.0.0.1:1', path: '/' } as const;
  const { signal } = new AbortController();
  const server = createServer((incoming, outgoing) => {
    limitSilence(incoming, 100);
    const upload = { destination, method: 'POST', headers: [], body: uploadOf(incoming) };
    forwarder.send(upload, signal).catch(() => outgoing.end('gone'));
  });
  server.keepAliveTimeout = 100;
  const { url } = await listen(server, { address: '127.0.0.1', port: 0 });
  const socket = openRaw(
    url,
    'POST /v1/files HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nhalf',
  );
  let seen = '';
  socket.on('data', (chunk) => (seen += chunk.toString()));
  await new Promise((resolve) => void socket.on('close', resolve).on('error', resolve));
  expect(seen).toContain('gone');
  server.close();
  await forwarder.close();
});
