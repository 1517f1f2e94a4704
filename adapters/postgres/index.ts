/**
 * A store in a PostgreSQL database, for gateways of many processes: `postgresStore({ url })` as the option
 * `store` of a Headroom.
 *
 * @packageDocumentation
 */
export { postgresStore, type PostgresStoreOptions } from './postgres-store.ts';
export type { StorePatience } from '../stores/bounded-store.ts';
