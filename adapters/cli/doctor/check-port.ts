import { createServer } from 'node:http';

import { loadProxyConfig } from '../../../src/index.ts';
import { hostInUrl } from '../../http/server/host-in-url.ts';
import { asObject } from '../../http/json/read.ts';
import { listen } from '../../http/server/listen.ts';
import { describeFailure } from '../describe-failure.ts';
import type { Finding } from './finding.ts';

const DEFAULT_PORT = 8787;

/** Whether `headroom proxy` can have its port; `headroom wrap` takes any that is free. */
export async function checkPort(): Promise<Finding> {
  const { host = '127.0.0.1', port = DEFAULT_PORT } = loadProxyConfig();
  const check = 'port';
  const server = createServer();
  try {
    await listen(server, { address: host, port });
    return { check, outcome: 'ok', text: `${port} is free for headroom proxy` };
  } catch (error) {
    const running = await versionAt(host, port);
    if (running !== undefined) {
      const text = `${port} is taken by headroom ${running}, which answers there`;
      return { check, outcome: 'ok', text };
    }
    const text = describeFailure(error).message;
    const advice = 'no headroom answers there; headroom wrap takes a port of its own';
    return { check, outcome: 'note', text, advice };
  } finally {
    server.close();
  }
}

/** Milliseconds in which a proxy on this computer says what it is. */
const PATIENCE = 2000;

/** The version of the Headroom that answers at an address; undefined where something else has it. */
async function versionAt(host: string, port: number): Promise<string | undefined> {
  try {
    const { request } = await import('undici');
    const reply = await request(`http://${hostInUrl(host)}:${port}/health`, {
      signal: AbortSignal.timeout(PATIENCE),
    });
    const { service, version } = asObject(await reply.body.json());
    return service === 'headroom' && typeof version === 'string' ? version : undefined;
  } catch {
    return undefined;
  }
}
