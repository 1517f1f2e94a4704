import type { ContentKind } from '../content.ts';

/** Where an original came from, so that a miss can say what to run again. */
export interface OriginalSource {
  /** Name of the tool whose output it is; absent for payloads pasted by a user. */
  readonly toolName?: string;
  /** Arguments of that tool call, as text, at most 2,000 characters. */
  readonly toolArguments?: string;
}

/** An original as it is kept. */
export interface StoredOriginal {
  /** The whole original, byte for byte. */
  readonly text: string;
  /** What it holds. */
  readonly kind: ContentKind;
  /** Where it came from. */
  readonly source: OriginalSource;
}

/**
 * Keeps originals by their hash (24 lower-case hex digits of SHA-256 over the UTF-8 text; lone surrogates are kept
 * too), and what has to be remembered of conversations besides. Every method may reject with a `HeadroomError` of code
 * `store_unavailable`.
 */
export interface Store extends AsyncDisposable {
  /** Short name for messages, such as `memory` or `sqlite`. */
  readonly name: string;
  /** Whether several processes take turns on one conversation there: they then share what they decide. */
  readonly isShared?: boolean;
  /** Marks the originals as used now and returns the hashes that the store does NOT have. */
  touch(hashes: readonly string[]): Promise<readonly string[]>;
  /** Keeps an original. Putting the same one again only marks it as used. Durable when it resolves. */
  put(hash: string, original: StoredOriginal): Promise<void>;
  /** The original, or undefined if it was never kept or has been removed by a limit. */
  get(hash: string): Promise<StoredOriginal | undefined>;
  /** Where an original came from; remembered longer than the original itself. */
  source(hash: string): Promise<OriginalSource | undefined>;
  /**
   * Keeps a text under a key, in place of what was kept there before. Durable when it resolves; goes when
   * it was not recalled for as long as an original is kept.
   */
  remember(key: string, value: string): Promise<void>;
  /** The texts that are remembered under the keys; keys that are not known are left out. */
  recall(keys: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Figures for reports. */
  stats(): Promise<StoreStats>;
}

/** What a store holds. */
export interface StoreStats {
  /** Number of originals. */
  readonly originals: number;
  /** Bytes of the originals before compression at rest. */
  readonly bytes: number;
}
