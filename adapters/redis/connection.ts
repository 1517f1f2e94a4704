import { HeadroomError } from '../../src/index.ts';
import { connectRedis, type RedisConnection } from './client.ts';

/** The connection of a store, which is opened anew with the next use after it was lost. */
export interface Reconnecting {
  /**
   * The connection. Rejects with what an attempt failed with, and with a HeadroomError of code `store_unavailable`
   * once it was closed.
   */
  open(): Promise<RedisConnection>;
  /**
   * Gives up a connection on which nothing is answered: after a failover it may lead to a computer that is gone, of
   * which the system itself learns only a quarter of an hour later. An attempt that is under way goes on.
   */
  drop(): void;
  /** Ends it for good. */
  close(): Promise<void>;
}

/** Opens nothing yet. */
export function reconnecting(url: string): Reconnecting {
  let opening: Promise<RedisConnection> | undefined;
  let current: RedisConnection | undefined;
  let isClosed = false;

  async function connect(): Promise<RedisConnection> {
    try {
      current = await connectRedis(url, CONNECT_TIMEOUT);
      return current;
    } catch (error) {
      opening = undefined;
      throw error;
    }
  }

  return {
    async open() {
      if (isClosed) throw new HeadroomError('store_unavailable', 'The Redis store was closed.');
      if (current?.isOpen === false) {
        current = undefined;
        opening = undefined;
      }
      opening ??= connect();
      return opening;
    },
    drop: () => current?.destroy(),
    async close() {
      isClosed = true;
      (await opening?.catch(() => undefined))?.destroy();
    },
  };
}

/** Milliseconds after which an attempt is given up; a call of the store gives up earlier. */
const CONNECT_TIMEOUT = 10_000;
