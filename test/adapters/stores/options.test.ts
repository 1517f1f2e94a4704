import { describe, expect, it } from 'vitest';

import { postgresStore } from '../../../adapters/postgres/index.ts';
import { redisStore } from '../../../adapters/redis/index.ts';

const url = 'postgres://host/name';

describe('the options of a store on a server', () => {
  it.each([
    [{ ur: 'redis://host' }, 'redisStore(): unknown option ur; did you mean url?'],
    [{ url: 'http://host' }, 'option url: expected an address such as redis://host:6379'],
    [{ url: 'localhost:6379' }, 'option url: expected an address such as redis://host:6379'],
    [{ url: 'redis://:a#b@host' }, 'option url: the address cannot be read'],
    [{ maxAgeDays: -1 }, 'option maxAgeDays: expected more than 0, and it is -1'],
    [{ timeoutMs: '250' }, 'option timeoutMs: expected a number, and it is a text'],
    [{ project: 5 }, 'option project: expected a text, and it is 5'],
    [{ maxBytes: 1 }, "redisStore(): maxBytes is the server's to limit: set maxmemory there"],
    [null, 'redisStore(): options: expected an object, and it is null'],
  ])('of Redis are checked: %j', (options, message) => {
    expect(() => redisStore(options as object)).toThrow(message);
  });

  it.each([
    [{ ur: url }, 'postgresStore(): unknown option ur; did you mean url?'],
    [{}, 'option url: expected an address such as postgres://user:password@host:5432/name'],
    [{ url: 'mysql://host/name' }, 'option url: expected an address such as postgres://'],
    [{ url, maxConnection: 1 }, 'unknown option maxConnection; did you mean maxConnections?'],
    [{ url, maxConnections: 0 }, 'option maxConnections: expected at least 1, and it is 0'],
  ])('of PostgreSQL are checked: %j', (options, message) => {
    expect(() => postgresStore(options as never)).toThrow(message);
  });

  it('may name a socket, and Valkey', () => {
    expect(redisStore({ url: 'valkeys://host' }).name).toBe('redis');
    expect(redisStore({ url: 'unix:///run/redis.sock' }).name).toBe('redis');
    expect(postgresStore({ url: '/run/postgresql name' }).name).toBe('postgres');
  });
});
