import { HeadroomError, type Store, type StoreStats } from '../../src/index.ts';
import { withAcknowledged } from './acknowledged.ts';
import { NoAnswer, within } from './within.ts';

/** How long a store on a server may take. */
export interface StorePatience {
  /**
   * Milliseconds after which a call of the store is given up; counting what it holds may take 10 seconds.
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
  /**
   * Whether the server has answered with this error, and refuses only what was asked, such as to write while it is
   * full. No pause follows: what else is asked may be answered.
   */
  readonly isRefusal?: (error: unknown) => boolean;
  /** Told when a call was not answered in time: the connection may lead nowhere. */
  readonly onSilence?: () => void;
  /** Milliseconds from any beginning; never goes back. */
  readonly now?: () => number;
}

/** Milliseconds that counting may take; no request waits for it. */
const LONGEST_COUNT = 10_000;

/**
 * A store on a server, which processes share, with every call bounded in time: a server that is slow or gone costs
 * one timeout, and nothing for a pause after it, since each call is then refused at once. All failures are
 * HeadroomErrors of code `store_unavailable`. While the server is gone, originals that it has acknowledged before
 * count as kept.
 */
export function boundedStore(store: Store, options: BoundedStoreOptions): Store {
  const { timeoutMs = 250, pauseMs = 2000, now = () => performance.now() } = options;
  const { advice, isRefusal = () => false, onSilence = () => undefined } = options;
  let pausedUntil = Number.NEGATIVE_INFINITY;
  let lastFailure: HeadroomError | undefined;

  function assertNoPause(): void {
    if (now() < pausedUntil && lastFailure !== undefined) throw lastFailure;
  }

  function failureFrom(error: unknown): HeadroomError {
    if (HeadroomError.isInstance(error)) return error;
    return new HeadroomError('store_unavailable', advice(error), { cause: error });
  }

  async function bounded<Result>(call: () => Promise<Result>): Promise<Result> {
    assertNoPause();
    try {
      return await within(call(), timeoutMs);
    } catch (error) {
      const failure = failureFrom(error);
      if (failure === error || isRefusal(error)) throw failure;
      if (error instanceof NoAnswer) onSilence();
      lastFailure = failure;
      pausedUntil = now() + pauseMs;
      throw failure;
    }
  }

  /** Counting takes long where much is kept, which says nothing about the server: no pause follows. */
  async function count(): Promise<StoreStats> {
    assertNoPause();
    try {
      return await within(store.stats(), LONGEST_COUNT);
    } catch (error) {
      throw failureFrom(error);
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
    stats: count,
    // There is no need to take leave of a server that does not answer.
    [Symbol.asyncDispose]: () =>
      within(Promise.resolve(store[Symbol.asyncDispose]()), timeoutMs).catch(() => undefined),
  });
}
