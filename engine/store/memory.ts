import { HeadroomError } from '../errors.ts';
import { MemoryOriginals } from './memory-originals.ts';
import { RecentMap } from './recent-map.ts';
import type { Store } from './store.ts';

/** What may be set on a memory store. */
export interface MemoryStoreOptions {
  /**
   * Characters of originals to keep before the least recently used goes.
   * @defaultValue 256 million
   */
  readonly maxCharacters?: number;
}

const MAX_CHARACTERS = 256_000_000;
const MAX_MEMORIES = 20_000;

/** A store that lasts as long as the process, by options that are checked. */
export function memoryStore(options: MemoryStoreOptions = {}): Store {
  const originals = new MemoryOriginals(options.maxCharacters ?? MAX_CHARACTERS);
  const memories = new RecentMap<string>({ most: MAX_MEMORIES });
  let isClosed = false;

  function assertOpen(): void {
    if (isClosed) throw new HeadroomError('store_unavailable', 'The memory store was closed.');
  }

  return {
    name: 'memory',
    async touch(hashes) {
      assertOpen();
      return hashes.filter((hash) => originals.use(hash) === undefined);
    },
    async put(hash, original) {
      assertOpen();
      if (originals.use(hash) === undefined) originals.add(hash, original);
    },
    async get(hash) {
      assertOpen();
      return originals.use(hash);
    },
    async source(hash) {
      assertOpen();
      return originals.source(hash);
    },
    async remember(key, value) {
      assertOpen();
      memories.set(key, value);
    },
    async recall(keys) {
      assertOpen();
      const found = keys.map((key) => [key, memories.get(key)] as const);
      return new Map(found.filter((each): each is [string, string] => each[1] !== undefined));
    },
    async stats() {
      assertOpen();
      return originals.stats();
    },
    async [Symbol.asyncDispose]() {
      isClosed = true;
      originals.clear();
      memories.clear();
    },
  };
}
