import { expect, it } from 'vitest';

import { memoryStore } from '../../../../engine/index.ts';
import { createHeadroom } from '../../../../src/index.ts';
import { createProvider } from '../../../../src/testing/index.ts';
import { USERS } from '../../../support/users.ts';
import { openProxy } from '../open-proxy.ts';

async function ask(url: string, key: string): Promise<void> {
  const messages = [{ role: 'user', content: `Which failed?\n\n${USERS}` }];
  await fetch(`${url}/v1/chat/completions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
    body: JSON.stringify({ model: 'gpt-5.2', messages }),
  });
}

async function netOf(url: string): Promise<{ requests: number; savedTokens: number } | null> {
  const stats = (await (await fetch(`${url}/stats`)).json()) as { net: never };
  return stats.net;
}

it('adds up what is kept apart by credential', async () => {
  await using provider = createProvider();
  const partition = 'credential';
  await using proxy = await openProxy(await provider.listen(), { partition });
  expect(await netOf(proxy.url)).toMatchObject({ requests: 0, savedTokens: 0, netDollars: null });
  await ask(proxy.url, 'sk-alice');
  const one = await netOf(proxy.url);
  await ask(proxy.url, 'sk-bob');
  const both = await netOf(proxy.url);
  expect([one?.requests, both?.requests]).toEqual([1, 2]);
  expect(one?.savedTokens).toBeGreaterThan(0);
  expect(both?.savedTokens).toBe(2 * (one?.savedTokens ?? 0));
});

it('leaves other figures alone where the store is gone', async () => {
  const recall = (): Promise<never> => Promise.reject(new Error('connection refused'));
  const store = { ...memoryStore(), recall };
  const logger = { warn: () => undefined };
  await using provider = createProvider();
  const headroom = createHeadroom({ store, logger });
  await using proxy = await openProxy(await provider.listen(), { headroom });
  await ask(proxy.url, 'sk-alice');
  expect(await netOf(proxy.url)).toBeNull();
  const metrics = await (await fetch(`${proxy.url}/metrics`)).text();
  expect(metrics).toContain('headroom_answers_total{upstream="openai",status="2xx"} 1\n');
});
