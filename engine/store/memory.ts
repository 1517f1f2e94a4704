import { HeadroomError } from '../errors.ts';
import { limitedSource } from './source-limit.ts';
import type { OriginalSource, Store, StoredOriginal, StoreStats } from './store.ts';

/** What may be set on a memory store. */
export interface MemoryStoreOptions {
  /** Characters of originals to keep before the least recently used goes; 256 million if not given. */
  readonly maxCharacters?: number;
}

const MAX_CHARACTERS = 256_000_000;
const MAX_SOURCES = 5000;
const MAX_MEMORIES = 20_000;

/**
 * A store that lasts as long as the process. Above its limit the least recently used originals go, the
 * newest never; where the last 5,000 of them came from stays known. Of what is remembered besides, the
 * 20,000 texts used last stay.
 */
export function memoryStore(options: MemoryStoreOptions = {}): Store {
  const maxCharacters = options.maxCharacters ?? MAX_CHARACTERS;
  // A Map iterates in the order of insertion: what was used last stands last.
  const originals = new Map<string, StoredOriginal>();
  const sources = new Map<string, OriginalSource>();
  const memories = new Map<string, string>();
  let characters = 0;
  let isClosed = false;

  function use(hash: string): StoredOriginal | undefined {
    const original = originals.get(hash);
    if (original === undefined) return undefined;
    originals.delete(hash);
    originals.set(hash, original);
    return original;
  }

  function evict(): void {
    for (const [hash, { text, source }] of originals) {
      if (characters <= maxCharacters || originals.size === 1) return;
      originals.delete(hash);
      characters -= text.length;
      keepNewest(sources, [hash, source], MAX_SOURCES);
    }
  }

  function open(): void {
    if (isClosed) throw new HeadroomError('store_unavailable', 'The memory store was closed.');
  }

  return {
    name: 'memory',
    async touch(hashes) {
      open();
      return hashes.filter((hash) => use(hash) === undefined);
    },
    async put(hash, original) {
      open();
      if (use(hash) !== undefined) return;
      originals.set(hash, { ...original, source: limitedSource(original.source) });
      sources.delete(hash);
      characters += original.text.length;
      evict();
    },
    async get(hash) {
      open();
      return use(hash);
    },
    async source(hash) {
      open();
      return originals.get(hash)?.source ?? sources.get(hash);
    },
    async remember(key, value) {
      open();
      keepNewest(memories, [key, value], MAX_MEMORIES);
    },
    async recall(keys) {
      open();
      const found = new Map<string, string>();
      for (const key of keys) {
        const value = memories.get(key);
        if (value === undefined) continue;
        found.set(key, value);
        keepNewest(memories, [key, value], MAX_MEMORIES);
      }
      return found;
    },
    async stats() {
      open();
      return statsOf(originals);
    },
    async [Symbol.asyncDispose]() {
      isClosed = true;
      originals.clear();
      sources.clear();
      memories.clear();
    },
  };
}

/** Sets an entry as the newest of a map, whose oldest goes when there are too many. */
function keepNewest<Value>(
  map: Map<string, Value>,
  [key, value]: readonly [string, Value],
  most: number,
): void {
  map.delete(key);
  map.set(key, value);
  const [oldest] = map.keys();
  if (map.size > most && oldest !== undefined) map.delete(oldest);
}

function statsOf(originals: ReadonlyMap<string, StoredOriginal>): StoreStats {
  let bytes = 0;
  for (const { text } of originals.values()) bytes += Buffer.byteLength(text);
  return { originals: originals.size, bytes };
}
