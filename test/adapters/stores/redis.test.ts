import { execFile } from 'node:child_process';
import { connect, createServer, type Socket } from 'node:net';
import process from 'node:process';
import { promisify } from 'node:util';

import { createClient } from 'redis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { redisStore } from '../../../adapters/redis/index.ts';
import { because, sharedStoreContract } from '../../contract/shared-store.ts';
import { originalOf } from '../../contract/store.ts';
import { findRedis, startRedis } from '../../support/servers/redis.ts';
import type { TestServer } from '../../support/servers/server.ts';

const { command = '', missing } = await findRedis();

sharedStoreContract('the Redis store', {
  missing,
  start: () => startRedis(command),
  open: redisStore,
  age: async (url) => {
    const client = createClient({ url });
    await client.connect();
    for await (const keys of client.scanIterator({ MATCH: 'headroom:*:original:*' }))
      // A text that still has a millisecond would live on, were it read within it.
      for (const key of keys) await client.pExpire(key, 0);
    client.destroy();
  },
});

describe.skipIf(missing !== undefined)(`a Redis server in trouble${because(missing)}`, () => {
  const hash = 'a'.repeat(24);
  const patient = { timeoutMs: 5000, pauseMs: 60_000 };
  let server: TestServer;
  beforeAll(async () => {
    server = await startRedis(command, 'none');
  }, 60_000);
  afterAll(() => server[Symbol.asyncDispose]());

  it('gives back what it keeps while it is full', async () => {
    await using store = redisStore({ url: server.url, ...patient });
    await store.put(hash, originalOf('text'));
    await admin(server, ['CONFIG', 'SET', 'maxmemory', '1']);
    await expect(store.put('b'.repeat(24), originalOf('new'))).rejects.toThrow('is full');
    expect((await store.get(hash))?.text).toBe('text');
    await admin(server, ['CONFIG', 'SET', 'maxmemory', '0']);
    await store.put('b'.repeat(24), originalOf('new'));
  });

  it('gives back what it keeps while it is a replica', async () => {
    await using before = redisStore({ url: server.url, ...patient });
    await before.put(hash, originalOf('text'));
    await before.remember('key', 'value');
    await admin(server, ['REPLICAOF', '127.0.0.1', '1']);
    await using store = redisStore({ url: server.url, ...patient });
    await expect(store.put(hash, originalOf('new'))).rejects.toThrow('Name the primary');
    expect(await store.touch([hash, 'c'.repeat(24)])).toEqual(['c'.repeat(24)]);
    expect((await store.get(hash))?.text).toBe('text');
    expect(await store.recall(['key'])).toEqual(new Map([['key', 'value']]));
    await admin(server, ['REPLICAOF', 'NO', 'ONE']);
  });

  it('takes a damaged text for one that is not there, and goes on', async () => {
    await using store = redisStore({ url: server.url, project: 'damaged', ...patient });
    await store.put(hash, originalOf('text'));
    const damage =
      "for _, key in ipairs(redis.call('KEYS', '*')) do redis.call('SET', key, 'no') end";
    await admin(server, ['EVAL', damage, '0']);
    expect(await store.get(hash)).toBeUndefined();
    expect(await store.source(hash)).toBeUndefined();
    await store.remember('key', 'value');
  });

  it('says what is wrong where it refuses a password', async () => {
    const url = new URL(server.url);
    url.username = 'somebody';
    url.password = 'secret-word';
    await using store = redisStore({ url: url.href, ...patient });
    const failure: unknown = await store.get(hash).catch((error: unknown) => error);
    expect(String(failure)).toContain('refuses the name or the password');
    expect(String(failure)).not.toContain('secret-word');
  });

  it('is found again where a connection leads nowhere any more, as after a failover', async () => {
    const sockets: Socket[] = [];
    const { port } = new URL(server.directUrl);
    const relay = createServer((client) => {
      const upstream = connect(Number(port), '127.0.0.1');
      client.on('error', () => upstream.destroy()).pipe(upstream);
      upstream.on('error', () => client.destroy()).pipe(client);
      sockets.push(client, upstream);
    });
    await new Promise<void>((resolve) => relay.listen(0, '127.0.0.1', resolve));
    const address = relay.address();
    const url = `redis://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
    await using store = redisStore({ url, project: 'failover', timeoutMs: 1000, pauseMs: 0 });
    await expect.poll(() => store.put(hash, originalOf('text')).then(() => true)).toBe(true);
    for (const socket of sockets) socket.unpipe().pause();
    await expect(store.get(hash)).rejects.toThrow('no answer');
    await expect
      .poll(async () => (await store.get(hash).catch(() => undefined))?.text)
      .toBe('text');
    for (const socket of sockets) socket.destroy();
    relay.close();
  });

  it('lets a process end that has not closed its store', async () => {
    const program = `
      const { redisStore } = await import('./adapters/redis/index.ts');
      const store = redisStore({ url: ${JSON.stringify(server.directUrl)}, timeoutMs: 10_000 });
      await store.remember('key', 'value');`;
    const parameters = ['--input-type=module', '--eval', program];
    await promisify(execFile)(process.execPath, parameters, { timeout: 20_000 });
  });
});

async function admin({ directUrl }: TestServer, words: readonly string[]): Promise<void> {
  const client = createClient({ url: directUrl });
  await client.connect();
  await client.sendCommand([...words]);
  client.destroy();
}
