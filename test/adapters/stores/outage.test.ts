import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { headroomFetch } from '../../../adapters/http/fetch.ts';
import { redisStore } from '../../../adapters/redis/index.ts';
import { createHeadroom, memoryStore, type Store } from '../../../src/index.ts';
import { searchResults } from '../../bench/generate.ts';
import { because } from '../../contract/shared-store.ts';
import { findRedis, startRedis } from '../../support/servers/redis.ts';
import type { TestServer } from '../../support/servers/server.ts';

const { command = '', missing } = await findRedis();

describe.skipIf(missing !== undefined)(
  `a store that goes and comes back${because(missing)}`,
  () => {
    let server: TestServer;
    beforeAll(async () => {
      server = await startRedis(command);
    }, 60_000);
    afterAll(() => server[Symbol.asyncDispose]());

    it('leaves what was sent before and while it was gone as it was sent, in all processes', async () => {
      await using one = openGateway(server);
      await using other = openGateway(server);
      await expect.poll(() => isReachable(one)).toBe(true);
      await expect.poll(() => isReachable(other)).toBe(true);

      const opening = [...question('first'), ...toolTurn(1)];
      const before = await one.send(opening);
      expect(referencesIn(before)).toHaveLength(1);

      await server.kill();
      const grown = [...opening, ...toolTurn(2)];
      const meanwhile = await one.send(grown);
      expect(meanwhile.startsWith(beginningOf(before))).toBe(true);
      expect(referencesIn(meanwhile)).toEqual(referencesIn(before));
      await other.send([...question('second'), ...toolTurn(4)]);

      await server.restart();
      const whole = [...grown, ...toolTurn(3)];
      await expect.poll(() => isReachable(one)).toBe(true);
      await expect.poll(() => isReachable(other)).toBe(true);
      await expect
        .poll(async () => (await other.send(whole)).startsWith(beginningOf(meanwhile)))
        .toBe(true);
      const after = await other.send(whole);
      expect(after.startsWith(beginningOf(meanwhile))).toBe(true);
      expect(referencesIn(after)).toHaveLength(2);
      expect((await one.send(whole)) === after).toBe(true);
      for (const hash of referencesIn(after)) {
        expect(await other.store.get(hash)).toBeDefined();
      }
    });
  },
);

describe('a store that fails for a moment', () => {
  it('leaves what it did not keep as it was sent', async () => {
    const inner = memoryStore();
    let isFailing = true;
    const store: Store = {
      ...inner,
      put: (...given) => (isFailing ? Promise.reject(new Error('no answer')) : inner.put(...given)),
    };
    await using one = gatewayOn(store);
    await using other = gatewayOn(store);
    const opening = [...question('first'), ...toolTurn(1)];
    const first = await one.send(opening);
    expect(referencesIn(first)).toEqual([]);
    isFailing = false;
    const second = await other.send([...opening, ...toolTurn(2)]);
    expect(second.startsWith(beginningOf(first))).toBe(true);
    expect(referencesIn(second)).toHaveLength(1);
  });
});

interface Gateway extends AsyncDisposable {
  readonly store: Store;
  /** The body in which messages reach the provider. */
  send(messages: readonly object[]): Promise<string>;
}

/** A process of a gateway, but for the process. */
function openGateway({ url }: TestServer): Gateway {
  return gatewayOn(redisStore({ url, timeoutMs: 2000, pauseMs: 50 }));
}

function gatewayOn(store: Store): Gateway {
  const headroom = createHeadroom({ store, logger: { warn: () => undefined }, ledger: false });
  let sent = '';
  const fetch = headroomFetch(headroom, async (_, init) => {
    sent = await new Response(init?.body).text();
    return Response.json({});
  });
  return {
    store,
    async send(messages) {
      const tools = [{ type: 'function', function: { name: 'search', parameters: {} } }];
      const body = JSON.stringify({ model: 'gpt-5.2', tools, messages });
      await fetch('https://a.test/v1/chat/completions', { method: 'POST', body });
      return sent;
    },
    [Symbol.asyncDispose]: () => headroom[Symbol.asyncDispose](),
  };
}

async function isReachable({ store }: Gateway): Promise<boolean> {
  return store.recall(['any']).then(
    () => true,
    () => false,
  );
}

function question(topic: string): readonly object[] {
  return [{ role: 'user', content: `Which of the ${topic} articles are about health?` }];
}

function toolTurn(turn: number): readonly object[] {
  const id = `call_${turn}`;
  const call = { id, type: 'function', function: { name: 'search', arguments: '{}' } };
  return [
    { role: 'assistant', content: null, tool_calls: [call] },
    { role: 'tool', tool_call_id: id, content: searchResults(80, turn) },
  ];
}

/** All but what closes the list of messages and the request. */
function beginningOf(body: string): string {
  return body.slice(0, -']}'.length);
}

function referencesIn(body: string): readonly string[] {
  return [...body.matchAll(/headroom hash=([0-9a-f]{24})/g)].map(([, hash = '']) => hash);
}
