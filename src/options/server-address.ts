/** Address of a Redis, Valkey or PostgreSQL server, credentials included. */
export type ServerAddress =
  `${'redis' | 'rediss' | 'valkey' | 'valkeys' | 'postgres' | 'postgresql'}://${string}`;

const REDIS = /^(?:redis|valkey)s?:\/\//;
const POSTGRES = /^postgres(?:ql)?:\/\//;

/**
 * Whether a value is the address of a server that can keep originals.
 *
 * @internal
 */
export function isServerAddress(value: unknown): value is ServerAddress {
  return typeof value === 'string' && (REDIS.test(value) || POSTGRES.test(value));
}

/** Whether a server speaks the protocol of Redis, as Valkey does; else it is PostgreSQL. */
export function isRedisAddress(address: ServerAddress): boolean {
  return REDIS.test(address);
}

/**
 * What is wrong with the address of a server, in words; undefined if nothing is.
 *
 * @internal
 */
export function addressProblem(address: ServerAddress): string | undefined {
  // The client of PostgreSQL takes a user without a host.
  return URL.canParse(address.replace('@/', '@host/')) ? undefined : NO_ADDRESS;
}

const NO_ADDRESS =
  'the address cannot be read; in its name and password, characters such as # / : @ have to be written %23 %2F %3A %40, and ports go up to 65535';
