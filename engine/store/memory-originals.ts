import { RecentMap } from './recent-map.ts';
import { limitedSource } from './source-limit.ts';
import type { OriginalSource, StoredOriginal, StoreStats } from './store.ts';

const MAX_SOURCES = 5000;

/** Originals in memory, up to so many characters: then the least recently used go, the newest never. */
export class MemoryOriginals {
  readonly #originals: RecentMap<StoredOriginal>;
  readonly #sources = new RecentMap<OriginalSource>({ most: MAX_SOURCES });

  constructor(maxCharacters: number) {
    this.#originals = new RecentMap({
      most: maxCharacters,
      weigh: ({ text }) => text.length,
      evicted: (hash, { source }) => this.#sources.set(hash, source),
    });
  }

  /** The original, which thereby is the one used last. */
  use(hash: string): StoredOriginal | undefined {
    return this.#originals.get(hash);
  }

  /** Keeps an original that is not there. */
  add(hash: string, original: StoredOriginal): void {
    this.#sources.delete(hash);
    this.#originals.set(hash, { ...original, source: limitedSource(original.source) });
  }

  /** Where an original came from, also after it has gone. */
  source(hash: string): OriginalSource | undefined {
    return this.#originals.peek(hash)?.source ?? this.#sources.get(hash);
  }

  /** Their number and their bytes in UTF-8. */
  stats(): StoreStats {
    let bytes = 0;
    for (const { text } of this.#originals.values()) bytes += Buffer.byteLength(text);
    return { originals: this.#originals.size, bytes };
  }

  /** Forgets everything. */
  clear(): void {
    this.#originals.clear();
    this.#sources.clear();
  }
}
