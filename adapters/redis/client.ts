import { storeLibrary } from '../../src/index.ts';

/** When a key is removed by the server. */
interface Expiration {
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
  scanIterator(options: {
    readonly MATCH: string;
    readonly COUNT: number;
  }): AsyncIterable<Buffer[]>;
  destroy(): void;
}

/**
 * Connects to a server; rejects if that fails. While the connection is lost later, it is tried again and calls
 * fail instead of waiting for it.
 */
export async function connectRedis(url: string, connectTimeout: number): Promise<RedisConnection> {
  const { createClient, RESP_TYPES } = await storeLibrary('redis', import('redis'));
  let wasConnected = false;
  const reconnectStrategy = (retries: number): number | false =>
    wasConnected && Math.min(LONGEST_PAUSE, SHORTEST_PAUSE * 2 ** retries);
  const socket = { connectTimeout, reconnectStrategy };
  const client = createClient({ url, disableOfflineQueue: true, socket });
  // Each call tells of its own failure; without a listener the process would end.
  client.on('error', () => undefined);
  await client.connect();
  wasConnected = true;
  return client.withTypeMapping({ [RESP_TYPES.BLOB_STRING]: Buffer });
}

/** Milliseconds between two attempts to connect again. */
const SHORTEST_PAUSE = 50;
const LONGEST_PAUSE = 500;
