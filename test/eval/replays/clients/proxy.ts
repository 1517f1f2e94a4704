import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { createProxy, type ProxyOptions } from '../../../../adapters/proxy/index.ts';
import { serveFetch } from '../../../support/serve-fetch.ts';
import type { ReplayClient, ReplaySetup } from './client.ts';
import { wireClient } from './wire.ts';

/** A client that writes requests itself and sends them through a proxy, which is started anew for each turn. */
export async function proxyClient(setup: ReplaySetup): Promise<ReplayClient> {
  const { options, opened, watch } = setup;
  if (options === undefined) return wireClient(setup);
  const { url } = opened.use(await serveFetch(setup.fetch));
  const directory = mkdtempSync(join(tmpdir(), 'headroom-eval-'));
  opened.defer(() => rmSync(directory, { recursive: true, force: true }));
  const proxyOptions: ProxyOptions = {
    port: 0,
    upstreams: { openai: url, anthropic: url, gemini: url },
    headroom: { ...options, store: 'sqlite', directory },
  };
  return wireClient({
    ...setup,
    options: undefined,
    fetch: async (input, init) => {
      await using proxy = createProxy(proxyOptions);
      const { url: own } = await proxy.listen();
      const { pathname } = new URL(input instanceof Request ? input.url : input);
      // Without `await` the proxy would be closed first.
      return await watch.time(async () => {
        const response = await fetch(`${own}${pathname}`, init);
        return new Response(await response.arrayBuffer(), response);
      });
    },
  });
}
