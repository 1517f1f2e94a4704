import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { afterEach, expect, it, vi } from 'vitest';

import { createForwarder } from '../../../../adapters/proxy/upstream/forward.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

it.each(['http_proxy', 'HTTP_PROXY'])('goes through the proxy that %s names', async (name) => {
  const asked: string[] = [];
  const proxy = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.end('by the proxy');
  }).on('connect', (request, socket) => {
    asked.push(request.url ?? '');
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const { port } = proxy.address() as AddressInfo;
  vi.stubEnv(name, `http://127.0.0.1:${port}`);
  const forwarder = createForwarder();
  const request: Parameters<typeof forwarder.send>[0] = {
    destination: { upstream: 'openai', origin: 'http://models.invalid', path: '/v1/models' },
    method: 'GET',
    headers: [],
    body: null,
  };
  await forwarder.send(request, AbortSignal.timeout(5_000)).catch(() => undefined);
  expect(asked.join(' ')).toContain('models.invalid');
  proxy.closeAllConnections();
  proxy.close();
  await forwarder.close();
});
