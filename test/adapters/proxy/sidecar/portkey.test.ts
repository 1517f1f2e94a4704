import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { createProxy, type Proxy } from '../../../../adapters/proxy/index.ts';
import { createHeadroom } from '../../../../src/index.ts';
import { USERS } from '../../../support/users.ts';

// Portkey's plugin asks for the health of a sidecar that may stand on another computer, and shows a token.

const TOKEN = 'portkey-token';

describe('a sidecar with a token', () => {
  let proxy: Proxy;
  let url: string;

  beforeAll(async () => {
    const headroom = createHeadroom({ store: 'memory' });
    proxy = createProxy({ port: 0, token: TOKEN, headroom });
    ({ url } = await proxy.listen());
  });

  afterAll(() => proxy.close());

  function compress(headers: Record<string, string>): Promise<Response> {
    const body = JSON.stringify({ messages: [{ role: 'user', content: USERS }], model: 'gpt-5.2' });
    return fetch(`${url}/v1/compress`, { method: 'POST', headers, body });
  }

  it('tells its health to everybody', async () => {
    const { status } = await fetch(`${url}/health`);
    expect(status).toBe(200);
  });

  it.each([{ authorization: `Bearer ${TOKEN}` }, { 'x-headroom-proxy-token': TOKEN }])(
    'compresses for %o',
    async (headers: Record<string, string>) => {
      const response = await compress(headers);
      expect(response.status).toBe(200);
      const answer = (await response.json()) as { messages: unknown[]; tokens_saved: number };
      expect(answer.messages).toHaveLength(1);
      expect(answer.tokens_saved).toBeGreaterThan(0);
    },
  );

  it.each([{}, { authorization: 'Bearer other' }])(
    'refuses %o',
    async (headers: Record<string, string>) => {
      expect((await compress(headers)).status).toBe(401);
    },
  );
});
