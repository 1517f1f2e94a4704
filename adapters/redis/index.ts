/**
 * A store on a Redis or Valkey server, for gateways of many processes: `redisStore({ url })` as the option
 * `store` of a Headroom.
 *
 * @packageDocumentation
 */
export { redisStore, type RedisStoreOptions } from './redis-store.ts';
export type { StorePatience } from '../stores/bounded-store.ts';
