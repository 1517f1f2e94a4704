import {
  lazyConnection,
  packedTextBytes,
  packOriginal,
  type Store,
  type StoredOriginal,
  type StoreStats,
  unpackOriginal,
} from '../../src/index.ts';
import { boundedStore, type StorePatience } from '../stores/bounded-store.ts';
import { addressSchema, checkStoreOptions } from '../stores/check-store-options.ts';
import { readOriginal, readSource } from '../stores/stored-text.ts';
import { connectRedis, type Expiration, type RedisConnection } from './client.ts';
import { adviceFor, isReadOnly, isRefusal } from './failure.ts';
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
/** Milliseconds after which an attempt to connect is given up; a call of the store gives up earlier. */
const CONNECT_TIMEOUT = 10_000;
const SOURCE_AGE = { type: 'PX', value: 180 * DAY } as const;

/**
 * A store on a Redis (from 6.2 on) or Valkey server, which any number of processes may share. Expiry is the
 * server's own; for a limit of size set `maxmemory` there, with the policy `volatile-lru`. Nothing is opened
 * before the first use. While the server is slow or gone, compression is lossless only. Throws a HeadroomError of code
 * `invalid_options` for wrong options.
 */
export function redisStore(options: RedisStoreOptions = {}): Store {
  checkStoreOptions(options, { place: 'redisStore()', elsewhere }, (z) => ({
    url: addressSchema(z, BEGINNINGS, 'redis://host:6379').exactOptional(),
  }));
  const { project = 'default', maxAgeDays = 30 } = options;
  // The client knows Valkey by the name of what it came from only.
  const url = (options.url ?? 'redis://127.0.0.1:6379').replace(/^valkey/, 'redis');
  const keys = keysOf(project);
  // Loaded ahead, so that the first call has its whole time for the server.
  void import('redis').catch(() => undefined);
  const age = { type: 'PX', value: maxAgeDays * DAY } as const;
  const connection = lazyConnection('Redis', {
    connect: () => connectRedis(url, CONNECT_TIMEOUT),
    end: (client) => client.destroy(),
    isLost: (client) => !client.isOpen,
  });

  const store: Store = {
    name: 'redis',
    async touch(hashes) {
      const client = await connection.open();
      const found = await Promise.all(
        hashes.map((hash) => touch(client, keys.original(hash), age)),
      );
      return hashes.filter((_, index) => found[index] !== 1);
    },
    put: async (hash, original) => put(await connection.open(), original, { hash, keys, age }),
    async get(hash) {
      const packed = await read(await connection.open(), keys.original(hash), age);
      return packed === null ? undefined : readOriginal(packed);
    },
    async source(hash) {
      const source = await (await connection.open()).get(keys.source(hash));
      return source === null ? undefined : readSource(source.toString());
    },
    async remember(key, value) {
      await (await connection.open()).set(keys.memory(key), value, { expiration: age });
    },
    async recall(names) {
      const client = await connection.open();
      const found = await Promise.all(names.map((name) => read(client, keys.memory(name), age)));
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
  return boundedStore(store, {
    ...options,
    advice: (error) => adviceFor(error, url),
    isRefusal,
    // After a failover the connection may lead to a computer that is gone, of which the system itself learns only a
    // quarter of an hour later. An attempt that is under way goes on.
    onSilence: () => connection.current?.destroy(),
  });
}

const BEGINNINGS = ['redis://', 'rediss://', 'valkey://', 'valkeys://', 'unix:'] as const;

function elsewhere(name: string): string | undefined {
  return name === 'maxBytes'
    ? "maxBytes is the server's to limit: set maxmemory there, with the policy volatile-lru"
    : undefined;
}

/** Where an original is put, and how long it lives there. */
interface OriginalPlace {
  readonly hash: string;
  readonly keys: Keys;
  readonly age: Expiration;
}

async function put(
  client: RedisConnection,
  original: StoredOriginal,
  { hash, keys, age }: OriginalPlace,
): Promise<void> {
  const key = keys.original(hash);
  const packed = Buffer.from(packOriginal(original));
  const source = JSON.stringify(unpackOriginal(packed).source);
  const first = { condition: 'NX' } as const;
  const [, added] = await Promise.all([
    client.set(keys.source(hash), source, { ...first, expiration: SOURCE_AGE }),
    client.set(key, packed, { ...first, expiration: age }),
  ]);
  if (added !== null) return;
  const isThere = (await client.pExpire(key, age.value)) === 1;
  // It may have gone between the two.
  if (!isThere) await client.set(key, packed, { expiration: age });
}

/** 1 if there is an original, which lives on from now. */
function touch(client: RedisConnection, key: string, age: Expiration): Promise<number> {
  return orOnReplica(
    () => client.pExpire(key, age.value),
    () => client.exists(key),
  );
}

/** The bytes under a key, which lives on from now. */
function read(client: RedisConnection, key: string, age: Expiration): Promise<Buffer | null> {
  return orOnReplica(
    () => client.getEx(key, age),
    () => client.get(key),
  );
}

/** What marks a text as used, or, on a replica, which cannot note that, what only reads it. */
async function orOnReplica<Result>(
  use: () => Promise<Result>,
  look: () => Promise<Result>,
): Promise<Result> {
  try {
    return await use();
  } catch (error) {
    if (!isReadOnly(error)) throw error;
    return look();
  }
}

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
