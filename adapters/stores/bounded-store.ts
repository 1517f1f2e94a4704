import { HeadroomError, type Store } from '../../src/index.ts';
import { withAcknowledged } from './acknowledged.ts';
import { within } from './within.ts';

/** How long a store on a server may take. */
export interface StorePatience {
  /**
   * Milliseconds after which a call of the store is given up.
   * @defaultValue 250
   */
  readonly timeoutMs?: number;
  /**
   * Milliseconds in which a store that failed is not asked again.
   * @defaultValue 2000
   */
  readonly pauseMs?: number;
}

/** What bounds a store besides its patience. */
export interface BoundedStoreOptions extends StorePatience {
  /** What to tell about an error: what is wrong and what to do. */
  readonly advice: (error: unknown) => string;
  /** Milliseconds from any beginning; never goes back. */
  readonly now?: () => number;
}

/**
 * A store on a server, which processes share, with every call bounded in time: a server that is slow or gone costs
 * one timeout, and nothing for a pause after it, since each call is then refused at once. All failures are
 * HeadroomErrors of code `store_unavailable`. While the server is gone, originals that it has acknowledged before
 * count as kept.
 */
export function boundedStore(store: Store, options: BoundedStoreOptions): Store {
  const { timeoutMs = 250, pauseMs = 2000, advice, now = () => performance.now() } = options;
  let pausedUntil = Number.NEGATIVE_INFINITY;
  let lastFailure: HeadroomError | undefined;

  async function bounded<Result>(call: () => Promise<Result>): Promise<Result> {
    if (now() < pausedUntil && lastFailure !== undefined) throw lastFailure;
    try {
      return await within(call(), timeoutMs);
    } catch (error) {
      if (HeadroomError.isInstance(error)) throw error;
      lastFailure = new HeadroomError('store_unavailable', advice(error), { cause: error });
      pausedUntil = now() + pauseMs;
      throw lastFailure;
    }
  }

  return withAcknowledged({
    name: store.name,
    isShared: true,
    touch: (hashes) => bounded(() => store.touch(hashes)),
    put: (hash, original) => bounded(() => store.put(hash, original)),
    get: (hash) => bounded(() => store.get(hash)),
    source: (hash) => bounded(() => store.source(hash)),
    remember: (key, value) => bounded(() => store.remember(key, value)),
    recall: (keys) => bounded(() => store.recall(keys)),
    stats: () => bounded(() => store.stats()),
    // There is no need to take leave of a server that does not answer.
    [Symbol.asyncDispose]: () =>
      within(Promise.resolve(store[Symbol.asyncDispose]()), timeoutMs).catch(() => undefined),
  });
}
