import { createProxy, type LogEntry, type ProxyOptions } from '../../../adapters/proxy/index.ts';
import { type RawAnswerer, type RawUpstream, rawUpstream } from './raw.ts';
import { upstreamsAt } from './through-proxy.ts';

/** A proxy that listens. */
export interface OpenProxy extends AsyncDisposable {
  readonly url: string;
  readonly log: readonly LogEntry[];
}

/** Opens a proxy on a free port, all of whose providers are at one address; it keeps nothing on disk. */
export async function openProxy(upstream: string, options: ProxyOptions = {}): Promise<OpenProxy> {
  const log: LogEntry[] = [];
  const proxy = createProxy({
    ...upstreamsAt(upstream),
    headroom: { store: 'memory' },
    log: (entry) => void log.push(entry),
    ...options,
  });
  const { url } = await proxy.listen();
  return { url, log, [Symbol.asyncDispose]: () => proxy.close() };
}

/** A proxy before a provider on bare sockets. */
export interface RawScene extends AsyncDisposable {
  readonly upstream: RawUpstream;
  readonly proxy: OpenProxy;
}

/** Opens both. */
export async function openRawScene(
  answer: RawAnswerer,
  options: ProxyOptions = {},
): Promise<RawScene> {
  const upstream = await rawUpstream(answer);
  const proxy = await openProxy(upstream.url, options);
  return {
    upstream,
    proxy,
    async [Symbol.asyncDispose]() {
      await proxy[Symbol.asyncDispose]();
      await upstream[Symbol.asyncDispose]();
    },
  };
}
