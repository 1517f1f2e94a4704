import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { createHeadroom, type Headroom, type HeadroomOptions } from '../../../src/index.ts';
import { createProvider, type Provider, say } from '../../../src/testing/index.ts';
import { serverLog } from '../../bench/generate.ts';
import { type OpenProxy, openProxy } from './open-proxy.ts';

let provider: Provider;
let upstream: string;
beforeEach(async () => {
  provider = createProvider({ script: () => say('Fine.') });
  upstream = await provider.listen();
});
afterEach(() => provider[Symbol.asyncDispose]());

interface Scene extends AsyncDisposable {
  readonly proxy: OpenProxy;
  readonly headroom: Headroom;
  /** Settled when the first request begins to be compressed. */
  readonly begun: Promise<void>;
}

async function openScene(options: HeadroomOptions): Promise<Scene> {
  const { promise: begun, resolve } = Promise.withResolvers<void>();
  const inner = createHeadroom({ store: 'memory', ...options });
  const compress: Headroom['compress'] = (...given) => {
    resolve();
    return inner.compress(...given);
  };
  const headroom = { ...inner, compress };
  const proxy = await openProxy(upstream, { headroom });
  const close = async (): Promise<void> => {
    await proxy[Symbol.asyncDispose]();
    await inner[Symbol.asyncDispose]();
  };
  return { proxy, headroom, begun, [Symbol.asyncDispose]: close };
}

function post(proxy: OpenProxy, content: string, signal?: AbortSignal): Promise<Response> {
  const messages = [
    { role: 'user', content: 'Which payments failed?' },
    {
      role: 'assistant',
      content: null,
      tool_calls: [{ id: 'a', type: 'function', function: { name: 'bash', arguments: '{}' } }],
    },
    { role: 'tool', tool_call_id: 'a', content },
  ];
  return fetch(`${proxy.url}/v1/chat/completions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer key' },
    body: JSON.stringify({ model: 'gpt-5.2', messages }),
    ...(signal === undefined ? {} : { signal }),
  });
}

const LARGE = serverLog(5_000_000, 1);
const SMALL = serverLog(500, 2);

describe('a request with 5 MB', () => {
  it('lets a small one pass while worker threads compress it', async () => {
    await using scene = await openScene({ workers: 1 });
    const large = post(scene.proxy, LARGE);
    await scene.begun;
    const small = await post(scene.proxy, SMALL);
    expect(small.status).toBe(200);
    expect(provider.requests).toHaveLength(1);
    expect((await large).status).toBe(200);
    expect(provider.requests).toHaveLength(2);
  });

  it('is not sent when its client goes away while it is compressed', async () => {
    await using scene = await openScene({ workers: 1 });
    const client = new AbortController();
    const large = post(scene.proxy, LARGE, client.signal);
    await scene.begun;
    client.abort();
    await expect(large).rejects.toThrow(/abort/);
    await expect.poll(() => scene.proxy.log.length).toBe(1);
    expect((await post(scene.proxy, LARGE)).status).toBe(200);
    expect(provider.requests).toHaveLength(1);
    expect((await scene.headroom.stats()).failures).toBe(0);
  });
});

describe('a proxy', () => {
  it.each([
    ['has worker threads by default', {}, 1],
    ['has none where they are switched off', { workers: false }, 0],
  ] as const)('%s', async (_, options, expected) => {
    let threads = 0;
    const count = (): number => (threads += 1);
    process.on('worker', count);
    await using proxy = await openProxy(upstream, { headroom: { store: 'memory', ...options } });
    expect((await post(proxy, serverLog(200_000, 3))).status).toBe(200);
    process.off('worker', count);
    expect(threads).toBe(expected);
    expect(proxy.log.filter(({ event }) => event === 'problem')).toEqual([]);
  });
});
