import type { Proxy, ProxyOptions } from 'headroom-ts/proxy';

/** What a proxy for one process is opened with. */
export type OwnProxyOptions = Pick<ProxyOptions, 'headroom' | 'log' | 'upstreams'>;

/** A proxy on a free port of this computer for one process that is known, whatever is configured for others. */
export async function openOwnProxy(options: OwnProxyOptions): Promise<Proxy> {
  const { createProxy } = await import('headroom-ts/proxy');
  return createProxy({
    ...options,
    host: '127.0.0.1',
    port: 0,
    token: null,
    webSockets: 'refuse',
    // Whoever would read an answer is gone.
    drainSeconds: 0,
  });
}
