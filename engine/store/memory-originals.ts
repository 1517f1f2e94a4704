import { RecentMap } from './recent-map.ts';
import { limitedSource } from './source-limit.ts';
import type { OriginalSource, StoredOriginal, StoreStats } from './store.ts';

const MAX_SOURCES = 5000;

/** Originals in memory, up to so many characters: then the least recently used go, the newest never. */
export class MemoryOriginals {
  readonly #maxCharacters: number;
  // A Map iterates in the order of insertion: what was used last stands last.
  readonly #originals = new Map<string, StoredOriginal>();
  readonly #sources = new RecentMap<OriginalSource>(MAX_SOURCES);
  #characters = 0;

  constructor(maxCharacters: number) {
    this.#maxCharacters = maxCharacters;
  }

  /** The original, which thereby is the one used last. */
  use(hash: string): StoredOriginal | undefined {
    const original = this.#originals.get(hash);
    if (original === undefined) return undefined;
    this.#originals.delete(hash);
    this.#originals.set(hash, original);
    return original;
  }

  /** Keeps an original that is not there. */
  add(hash: string, original: StoredOriginal): void {
    this.#originals.set(hash, { ...original, source: limitedSource(original.source) });
    this.#sources.delete(hash);
    this.#characters += original.text.length;
    this.#evict();
  }

  /** Where an original came from, also after it has gone. */
  source(hash: string): OriginalSource | undefined {
    return this.#originals.get(hash)?.source ?? this.#sources.get(hash);
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

  #evict(): void {
    for (const [hash, { text, source }] of this.#originals) {
      if (this.#characters <= this.#maxCharacters || this.#originals.size === 1) return;
      this.#originals.delete(hash);
      this.#characters -= text.length;
      this.#sources.set(hash, source);
    }
  }
}
