import {
  lazyConnection,
  type OriginalSource,
  packedTextBytes,
  packOriginal,
  type Store,
  type StoreStats,
  unpackOriginal,
} from '../../src/index.ts';
import { messageOf } from '../http/error.ts';
import { boundedStore, type StorePatience } from '../stores/bounded-store.ts';
import { connectRedis, type RedisConnection } from './client.ts';
import { type Keys, keysOf } from './keys.ts';

/** What may be set on a store on a Redis or Valkey server. */
export interface RedisStoreOptions extends StorePatience {
  /**
   * Address of the server, credentials included, such as `rediss://user:password@host:6379/0`.
   * @defaultValue `'redis://127.0.0.1:6379'`
   */
  readonly url?: string;
  /**
   * Partition: originals are found only under the project they were put in.
   * @defaultValue `'default'`
   */
  readonly project?: string;
  /**
   * Days to keep an original after its last use; its source stays for 180.
   * @defaultValue 30
   */
  readonly maxAgeDays?: number;
}

const DAY = 86_400_000;
const SOURCE_AGE = { type: 'PX', value: 180 * DAY } as const;

/**
 * A store on a Redis (from 6.2 on) or Valkey server, which any number of processes may share. Expiry is the
 * server's own; for a limit of size set `maxmemory` there, with the policy `volatile-lru`. Nothing is opened
 * before the first use. While the server is slow or gone, compression is lossless only.
 */
export function redisStore(options: RedisStoreOptions = {}): Store {
  const { url = 'redis://127.0.0.1:6379', project = 'default', maxAgeDays = 30 } = options;
  const keys = keysOf(project);
  // Loaded ahead, so that the first call has its whole time for the server.
  void import('redis').catch(() => undefined);
  const age = { type: 'PX', value: maxAgeDays * DAY } as const;
  const connection = lazyConnection('Redis', {
    connect: () => connectRedis(url, CONNECT_TIMEOUT),
    end: (client) => client.destroy(),
  });

  const store: Store = {
    name: 'redis',
    async touch(hashes) {
      const client = await connection.open();
      const found = await Promise.all(
        hashes.map((hash) => client.pExpire(keys.original(hash), age.value)),
      );
      return hashes.filter((_, index) => found[index] !== 1);
    },
    async put(hash, original) {
      const client = await connection.open();
      const packed = Buffer.from(packOriginal(original));
      const source = JSON.stringify(unpackOriginal(packed).source);
      const first = { condition: 'NX' } as const;
      const [, added] = await Promise.all([
        client.set(keys.source(hash), source, { ...first, expiration: SOURCE_AGE }),
        client.set(keys.original(hash), packed, { ...first, expiration: age }),
      ]);
      if (added === null) await client.pExpire(keys.original(hash), age.value);
    },
    async get(hash) {
      const packed = await (await connection.open()).getEx(keys.original(hash), age);
      return packed === null ? undefined : unpackOriginal(packed);
    },
    async source(hash) {
      const source = await (await connection.open()).get(keys.source(hash));
      // What `put` wrote.
      return source === null ? undefined : (JSON.parse(source.toString()) as OriginalSource);
    },
    async remember(key, value) {
      await (await connection.open()).set(keys.memory(key), value, { expiration: age });
    },
    async recall(names) {
      const client = await connection.open();
      const found = await Promise.all(names.map((name) => client.getEx(keys.memory(name), age)));
      return new Map(
        names.flatMap((name, index): [string, string][] => {
          const value = found[index] ?? null;
          return value === null ? [] : [[name, value.toString()]];
        }),
      );
    },
    stats: async () => countOriginals(await connection.open(), keys),
    [Symbol.asyncDispose]: () => connection.close(),
  };
  return boundedStore(store, { ...options, advice: (error) => adviceFor(error, url) });
}

/** Milliseconds after which a connection is given up; a call of the store gives up earlier. */
const CONNECT_TIMEOUT = 10_000;

async function countOriginals(client: RedisConnection, keys: Keys): Promise<StoreStats> {
  let originals = 0;
  let bytes = 0;
  for await (const names of client.scanIterator({ MATCH: keys.original('*'), COUNT: 1000 })) {
    const starts = await Promise.all(names.map((name) => client.getRange(name.toString(), 0, 31)));
    originals += names.length;
    for (const start of starts) bytes += start === null ? 0 : packedTextBytes(start);
  }
  return { originals, bytes };
}

function adviceFor(error: unknown, url: string): string {
  const host = URL.parse(url)?.host || 'the address given';
  const detail = messageOf(error);
  const what = detail.startsWith('OOM')
    ? 'is full. Raise its maxmemory, or set maxmemory-policy to volatile-lru.'
    : 'does not answer. Check that it runs and that the option "url" names it.';
  return `The Redis server at ${host} ${what} (${detail})`;
}
