import { lazyConnection, type Store } from '../../engine/index.ts';
import type { HeadroomOptions, RetentionOptions } from '../options/options.ts';
import { isRedisAddress, type ServerAddress } from '../options/server-address.ts';
import { missingLibrary } from './store-library.ts';

/** What a store on a server is opened with. */
export type ServerStoreOptions = RetentionOptions & Pick<HeadroomOptions, 'project'>;

/** The store at an address; its client library is loaded with the first use. */
export function serverStore(address: ServerAddress, options: ServerStoreOptions): Store {
  const [name, open] = isRedisAddress(address)
    ? (['redis', openRedis] as const)
    : (['postgres', openPostgres] as const);
  const connection = lazyConnection(name, {
    connect: () => open(address, options),
    end: (store) => store[Symbol.asyncDispose](),
  });
  return {
    name,
    isShared: true,
    touch: async (hashes) => (await connection.open()).touch(hashes),
    put: async (hash, original) => (await connection.open()).put(hash, original),
    get: async (hash) => (await connection.open()).get(hash),
    source: async (hash) => (await connection.open()).source(hash),
    remember: async (key, value) => (await connection.open()).remember(key, value),
    recall: async (keys) => (await connection.open()).recall(keys),
    stats: async () => (await connection.open()).stats(),
    [Symbol.asyncDispose]: () => connection.close(),
  };
}

// The library comes first: the store's calls are bounded in time, and loading it is no fault of the server.

async function openRedis(address: ServerAddress, given: ServerStoreOptions): Promise<Store> {
  // The server has a limit of its own.
  const { maxBytes: _, ...options } = given;
  await import('redis').catch(missingLibrary('redis'));
  const { redisStore } = await import('headroom-ts/redis');
  return redisStore({ ...options, url: address });
}

async function openPostgres(address: ServerAddress, options: ServerStoreOptions): Promise<Store> {
  await import('pg').catch(missingLibrary('pg'));
  const { postgresStore } = await import('headroom-ts/postgres');
  return postgresStore({ ...options, url: address });
}
