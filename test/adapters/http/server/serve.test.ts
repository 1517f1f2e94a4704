import { once } from 'node:events';
import { request } from 'node:http';

import { afterEach, describe, expect, it } from 'vitest';

import {
  type FetchHandler,
  type RunningServer,
  serve,
} from '../../../../adapters/http/server/serve.ts';

let server: RunningServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function start(handle: FetchHandler): Promise<string> {
  server = await serve(handle, { address: '127.0.0.1', port: 0 });
  return server.url;
}

describe('serve', () => {
  it('hands on method, path, headers and body, and gives back status, headers and body', async () => {
    const url = await start(async (incoming) => {
      const { pathname, search } = new URL(incoming.url);
      const seen = [incoming.method, pathname, search, incoming.headers.get('x-list')];
      const headers = new Headers({ 'x-seen': seen.join(' ') });
      headers.append('set-cookie', 'a=1');
      headers.append('set-cookie', 'b=2');
      return new Response(await incoming.text(), { status: 201, headers });
    });
    const headers = new Headers({ 'x-list': 'one' });
    headers.append('x-list', 'two');
    const response = await fetch(`${url}//a?b=c`, { method: 'PUT', headers, body: 'größe' });
    expect(response.status).toBe(201);
    expect(response.headers.get('x-seen')).toBe('PUT //a ?b=c one, two');
    expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
    expect(await response.text()).toBe('größe');
  });

  it('streams, and tells the handler that its client is gone', async () => {
    const gone = Promise.withResolvers<void>();
    const url = await start((incoming) => {
      incoming.signal.addEventListener('abort', () => gone.resolve());
      const body = new ReadableStream({ start: (controller) => controller.enqueue('first') });
      return Promise.resolve(new Response(body.pipeThrough(new TextEncoderStream())));
    });
    const leaving = new AbortController();
    const response = await fetch(url, { signal: leaving.signal });
    const first = await response.body?.getReader().read();
    expect(Buffer.from(first?.value ?? []).toString()).toBe('first');
    leaving.abort();
    await gone.promise;
  });

  it('answers without a body', async () => {
    const url = await start(() => Promise.resolve(new Response(null, { status: 204 })));
    expect((await fetch(url, { method: 'DELETE' })).status).toBe(204);
  });

  it('goes on after a handler that failed', async () => {
    let calls = 0;
    const url = await start(() => {
      calls += 1;
      return calls === 1 ? Promise.reject(new Error('x')) : Promise.resolve(new Response('well'));
    });
    await expect(fetch(url)).rejects.toThrow('fetch failed');
    expect(await (await fetch(url)).text()).toBe('well');
  });

  it('takes no address from the request', async () => {
    const url = await start(({ url: seen }) => Promise.resolve(new Response(seen)));
    const { port } = new URL(url);
    const path = 'http://evil.example/x';
    const outgoing = request({ host: '127.0.0.1', port, path, headers: { host: 'a b' } });
    outgoing.end();
    const [response] = await once(outgoing, 'response');
    response.setEncoding('utf8');
    const [text] = await once(response, 'data');
    expect(text).toBe('http://localhost/');
  });

  it('ends streams that do not end by themselves when it is closed', async () => {
    const url = await start(() => Promise.resolve(new Response(new ReadableStream())));
    const response = await fetch(url);
    const read = response.text();
    await server?.close();
    server = undefined;
    await expect(read).rejects.toThrow('terminated');
  });
});
