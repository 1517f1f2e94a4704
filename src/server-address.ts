/** Address of a Redis, Valkey or PostgreSQL server, credentials included. */
export type ServerAddress =
  `${'redis' | 'rediss' | 'valkey' | 'valkeys' | 'postgres' | 'postgresql'}://${string}`;

const REDIS = /^(?:redis|valkey)s?:\/\//;
const POSTGRES = /^postgres(?:ql)?:\/\//;

/** Whether a value is the address of a server that can keep originals. */
export function isServerAddress(value: unknown): value is ServerAddress {
  return typeof value === 'string' && (REDIS.test(value) || POSTGRES.test(value));
}

/** Whether a server speaks the protocol of Redis, as Valkey does; else it is PostgreSQL. */
export function isRedisAddress(address: ServerAddress): boolean {
  return REDIS.test(address);
}
