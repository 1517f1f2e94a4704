import { HeadroomError, type Store } from '../engine/index.ts';
import type { RetentionOptions } from './options.ts';

/** Address of a Redis, Valkey or PostgreSQL server, credentials included. */
export type ServerAddress =
  `${'redis' | 'rediss' | 'valkey' | 'valkeys' | 'postgres' | 'postgresql'}://${string}`;

const REDIS = /^(?:redis|valkey)s?:\/\//;
const POSTGRES = /^postgres(?:ql)?:\/\//;

/** Whether a text is the address of a server that can keep originals. */
export function isServerAddress(value: unknown): value is ServerAddress {
  return typeof value === 'string' && (REDIS.test(value) || POSTGRES.test(value));
}

/** What a store on a server is opened with. */
export interface ServerStoreOptions extends RetentionOptions {
  /** @defaultValue `'default'` */
  readonly project?: string | undefined;
}

/** The store at an address; its client library is loaded with the first use. */
export function serverStore(address: ServerAddress, options: ServerStoreOptions): Store {
  const isRedis = REDIS.test(address);
  let opening: Promise<Store> | undefined;
  const store = (): Promise<Store> => {
    opening ??= isRedis ? openRedis(address, options) : openPostgres(address, options);
    return opening;
  };
  return {
    name: isRedis ? 'redis' : 'postgres',
    isShared: true,
    touch: async (hashes) => (await store()).touch(hashes),
    put: async (hash, original) => (await store()).put(hash, original),
    get: async (hash) => (await store()).get(hash),
    source: async (hash) => (await store()).source(hash),
    remember: async (key, value) => (await store()).remember(key, value),
    recall: async (keys) => (await store()).recall(keys),
    stats: async () => (await store()).stats(),
    // What was never opened need not be closed.
    [Symbol.asyncDispose]: async () =>
      (await opening?.catch(() => undefined))?.[Symbol.asyncDispose](),
  };
}

async function openRedis(
  address: ServerAddress,
  { project = 'default', maxAgeDays = 30 }: ServerStoreOptions,
): Promise<Store> {
  const { redisStore } = await loaded(import('headroom-ts/redis'), 'redis');
  // The client knows Valkey by the name of what it came from only.
  return redisStore({ url: address.replace(/^valkey/, 'redis'), project, maxAgeDays });
}

async function openPostgres(
  address: ServerAddress,
  { project = 'default', ...limits }: ServerStoreOptions,
): Promise<Store> {
  const { postgresStore } = await loaded(import('headroom-ts/postgres'), 'pg');
  return postgresStore({ url: address, project, ...limits });
}

async function loaded<Module>(module: Promise<Module>, library: string): Promise<Module> {
  try {
    return await module;
  } catch (error) {
    const message = `This store needs the package ${library}: npm install ${library}`;
    throw new HeadroomError('store_unavailable', message, { cause: error });
  }
}
