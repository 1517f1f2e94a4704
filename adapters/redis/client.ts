import { missingLibrary } from '../../src/index.ts';

/** When a key is removed by the server. */
export interface Expiration {
  readonly type: 'PX';
  /** Milliseconds. */
  readonly value: number;
}

/** What of the client is used; texts come back as bytes. */
export interface RedisConnection {
  set(
    key: string,
    value: string | Buffer,
    options: { readonly expiration: Expiration; readonly condition?: 'NX' },
  ): Promise<unknown>;
  get(key: string): Promise<Buffer | null>;
  getEx(key: string, expiration: Expiration): Promise<Buffer | null>;
  getRange(key: string, start: number, end: number): Promise<Buffer | null>;
  pExpire(key: string, milliseconds: number): Promise<number>;
  exists(key: string): Promise<number>;
  scanIterator(options: {
    readonly MATCH: string;
    readonly COUNT: number;
  }): AsyncIterable<Buffer[]>;
  /** Whether it was neither lost nor destroyed. */
  readonly isOpen: boolean;
  destroy(): void;
}

/**
 * Connects to a server; rejects if that fails or takes too long, in milliseconds. A connection that is lost stays so,
 * and keeps no process alive.
 */
export async function connectRedis(url: string, longest: number): Promise<RedisConnection> {
  const { createClient, RESP_TYPES } = await import('redis').catch(missingLibrary('redis'));
  const socket = { connectTimeout: longest, reconnectStrategy: false } as const;
  const client = createClient({ url, disableOfflineQueue: true, socket });
  // Each call tells of its own failure; without a listener the process would end.
  client.on('error', () => undefined);
  client.unref();
  // A server may take the connection and say nothing.
  const timer = setTimeout(() => client.destroy(), longest).unref();
  try {
    await client.connect();
    return client.withTypeMapping({ [RESP_TYPES.BLOB_STRING]: Buffer });
  } finally {
    clearTimeout(timer);
  }
}
