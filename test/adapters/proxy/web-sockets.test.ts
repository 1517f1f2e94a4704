import { once } from 'node:events';
import { connect } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';

import { expect, it } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';

import { openProxy, openRawScene } from './open-proxy.ts';
import { always, openRaw, parsed, request, sendRaw } from './raw.ts';

async function openSockets(): Promise<{ server: WebSocketServer; url: string; heads: object[] }> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  const heads: object[] = [];
  server.on('connection', (socket, incoming) => {
    heads.push({ url: incoming.url, key: incoming.headers['authorization'] });
    socket.on('message', (data: Buffer, isBinary: boolean) =>
      socket.send(data, { binary: isBinary }),
    );
  });
  await once(server, 'listening');
  return { server, url: `http://127.0.0.1:${server.address().port}`, heads };
}

it('web sockets go through both ways, with their credentials', async () => {
  const { server, url, heads } = await openSockets();
  await using proxy = await openProxy(url);
  const client = new WebSocket(`${proxy.url.replace('http', 'ws')}/v1/realtime?model=m`, {
    headers: { authorization: 'Bearer sk-1' },
  });
  await once(client, 'open');
  client.send('x'.repeat(300_000));
  const [data] = await once(client, 'message');
  expect(String(data)).toHaveLength(300_000);
  expect(heads).toEqual([{ url: '/v1/realtime?model=m', key: 'Bearer sk-1' }]);
  const [theirs] = server.clients;
  client.terminate();
  await once(theirs ?? server, 'close');
  server.close();
});

it('a provider that closes closes, and closing the proxy closes all', async () => {
  const { server, url } = await openSockets();
  const proxy = await openProxy(url);
  const address = `${proxy.url.replace('http', 'ws')}/v1/realtime`;
  const [first, second] = [new WebSocket(address), new WebSocket(address)];
  await Promise.all([once(first, 'open'), once(second, 'open')]);
  const [theirs] = server.clients;
  theirs?.close(4000, 'enough');
  expect((await Promise.race([once(first, 'close'), once(second, 'close')]))[0]).toBe(4000);
  const closed = [first, second]
    .filter((each) => each.readyState === WebSocket.OPEN)
    .map((each) => once(each, 'close'));
  await proxy[Symbol.asyncDispose]();
  await Promise.all(closed);
  server.close();
});

it('a provider that declines is heard', async () => {
  await using scene = await openRawScene(
    always('HTTP/1.1 426 Upgrade Required', 'X-A: b', 'Content-Length: 2', '', 'no'),
  );
  const answer = parsed(await sendRaw(scene.proxy.url, upgrade('/v1/responses')));
  expect(answer.status).toBe('HTTP/1.1 426 Upgrade Required');
  expect(answer.body).toBe('no');
});

it('a provider that breaks off while it declines ends the connection', async () => {
  await using scene = await openRawScene(
    (_, socket) => void socket.end('HTTP/1.1 401 Unauthorized\r\nContent-Length: 9\r\n\r\nno'),
  );
  const answer = parsed(await sendRaw(scene.proxy.url, upgrade('/v1/responses')));
  expect(answer.status).toBe('HTTP/1.1 401 Unauthorized');
  expect(answer.body).toBe('no');
});

it.each([
  ['Origin: https://evil.example', '/v1/realtime', '403'],
  ['X: y', '/v1/../keys', '400'],
  ['api-key: x', '/openai/v1/realtime', '404'],
])('refuses %s at %s', async (line, path, status) => {
  await using scene = await openRawScene(always(''));
  expect(parsed(await sendRaw(scene.proxy.url, upgrade(path, line))).status).toContain(status);
  expect(scene.upstream.received).toEqual([]);
});

it('what a provider said before it closed arrives at a client that reads slowly', async () => {
  const length = 3_000_000;
  await using scene = await openRawScene((_, socket) => {
    socket.write('HTTP/1.1 101 Go on\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
    socket.end('x'.repeat(length));
  });
  const socket = openRaw(scene.proxy.url, upgrade('/v1/realtime'));
  socket.pause();
  await sleep(500);
  const answer = parsed(String(await buffer(socket)));
  expect(answer.body).toHaveLength(length);
});

it.each([
  ['refused', 'Origin: https://evil.example', always('')],
  ['declined', 'X: y', always('HTTP/1.1 426 Upgrade Required', 'Content-Length: 2', '', 'no')],
])('a client whose request was %s does not hold its connection', async (_, line, answer) => {
  const scene = await openRawScene(answer, { drainSeconds: 1 });
  const client = connect({ port: Number(new URL(scene.proxy.url).port), allowHalfOpen: true });
  client.on('error', () => undefined).write(upgrade('/v1/realtime', line));
  await once(client.resume(), 'end');
  await scene[Symbol.asyncDispose]();
  client.destroy();
});

it('a client whose request was refused is let go by and by', async () => {
  await using scene = await openRawScene(always(''));
  const port = Number(new URL(scene.proxy.url).port);
  const client = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
  client.on('error', () => undefined);
  client.write(upgrade('/v1/realtime', 'Origin: https://evil.example'));
  await once(client.resume(), 'end');
  const isLetGo = (): boolean => {
    client.write('x');
    return client.destroyed;
  };
  await expect.poll(isLetGo, { timeout: 4000, interval: 200 }).toBe(true);
});

it('other upgrades are declined by being ignored, as a client for HTTP/2 asks for with each request', async () => {
  await using scene = await openRawScene(always('HTTP/1.1 200 OK', 'Content-Length: 2', '', 'ok'));
  const head = ['Upgrade: h2c', 'HTTP2-Settings: x', 'Content-Length: 2'];
  const text = request('POST /v1/files', ...head).replace(
    'close',
    'close, Upgrade, HTTP2-Settings',
  );
  expect(parsed(await sendRaw(scene.proxy.url, `${text}{}`)).body).toBe('ok');
  expect(scene.upstream.received[0]).not.toMatch(/upgrade|http2-settings/i);
});

function upgrade(path: string, ...lines: readonly string[]): string {
  const key = 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==';
  const head = [
    'Host: localhost',
    'Connection: Upgrade',
    'Upgrade: websocket',
    key,
    'Sec-WebSocket-Version: 13',
  ];
  return [`GET ${path} HTTP/1.1`, ...head, ...lines, '', ''].join('\r\n');
}

it('refuses those to an API that it compresses over HTTP, where that is wanted', async () => {
  const { server, url, heads } = await openSockets();
  await using proxy = await openProxy(url, { webSockets: 'refuse' });
  const answer = parsed(await sendRaw(proxy.url, upgrade('/v1/responses')));
  expect(answer.head).toMatch(/^HTTP\/1.1 426 /);
  expect(heads).toEqual([]);
  const realtime = new WebSocket(`${proxy.url.replace('http', 'ws')}/v1/realtime`);
  await once(realtime, 'open');
  realtime.terminate();
  server.close();
});

const RELAYED = { event: 'request', method: 'GET', handling: 'relayed', upstream: 'openai' };

async function metricsOf({ url }: { readonly url: string }): Promise<string> {
  return (await fetch(`${url}/metrics`)).text();
}

it('is counted and logged, without the query', async () => {
  const { server, url } = await openSockets();
  await using proxy = await openProxy(url);
  const client = new WebSocket(`${proxy.url.replace('http', 'ws')}/v1/realtime?model=m&key=k`);
  await once(client, 'open');
  expect(await metricsOf(proxy)).toContain('headroom_active_requests 2\n');
  expect(proxy.log.filter((entry) => 'path' in entry && entry.path !== '/metrics')).toEqual([]);
  client.close();
  await once(client, 'close');
  const entry = { ...RELAYED, path: '/v1/realtime', status: 101, isComplete: true };
  await expect.poll(() => proxy.log).toContainEqual(expect.objectContaining(entry));
  const metrics = await metricsOf(proxy);
  expect(metrics).toContain('headroom_active_requests 1\n');
  expect(metrics).toContain('headroom_answers_total{upstream="openai",status="1xx"} 1\n');
  server.close();
});

it.each([
  ['a foreign origin', 'Origin: https://evil.example', { handling: 'refused', status: 403 }],
  ['a resource of Azure', 'api-key: x', { handling: 'answered', status: 404 }],
  ['a provider that declines', 'X: y', { ...RELAYED, status: 426 }],
])('is logged with %s', async (_, line, entry) => {
  await using scene = await openRawScene(
    always('HTTP/1.1 426 Upgrade Required', 'Content-Length: 2', '', 'no'),
  );
  await sendRaw(scene.proxy.url, upgrade('/v1/realtime', line));
  const logged = { event: 'request', path: '/v1/realtime', isComplete: true, ...entry };
  await expect.poll(() => scene.proxy.log).toEqual([expect.objectContaining(logged)]);
});

it('is logged with a provider that is not there', async () => {
  await using proxy = await openProxy('http://127.0.0.1:1');
  await sendRaw(proxy.url, upgrade('/v1/realtime'));
  const logged = { ...RELAYED, status: 502, isComplete: true };
  await expect.poll(() => proxy.log).toEqual([expect.objectContaining(logged)]);
});

it('is logged as broken off where the proxy closes before it ends', async () => {
  const { server, url } = await openSockets();
  const proxy = await openProxy(url);
  const client = new WebSocket(`${proxy.url.replace('http', 'ws')}/v1/realtime`);
  await once(client, 'open');
  await proxy[Symbol.asyncDispose]();
  const logged = { ...RELAYED, status: 101, isComplete: false };
  await expect.poll(() => proxy.log).toEqual([expect.objectContaining(logged)]);
  client.terminate();
  server.close();
});
