import { hashOf, type Store } from '../../engine/index.ts';
import { recallAll } from './recall-all.ts';

/** Names that were ever added, by any process on the same store. */
export interface KeyRegister {
  /** Adds a name; adding it again changes nothing. */
  add(name: string): Promise<void>;
  /** All names, sorted. */
  all(): Promise<readonly string[]>;
}

/** Digits of a name's hash, one a level, that lead to the name. */
const LEVELS = 6;
const DIGITS: readonly string[] = '0123456789abcdef'.split('');

/**
 * A register among what a store remembers. A list under one key would lose names when two processes add to it
 * at once, so it is a tree by the digits of the names' hashes: adding writes what is the same for everybody.
 */
export function keyRegister(
  store: Pick<Store, 'recall' | 'remember'>,
  prefix: string,
): KeyRegister {
  const keyOf = (digits: string): string => `${prefix} ${digits}`;

  async function recallLevel(places: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const found = await recallAll(store, places.map(keyOf));
    return new Map(
      places.flatMap((place) => {
        const value = found.get(keyOf(place));
        return value === undefined ? [] : [[place, value]];
      }),
    );
  }

  return {
    async add(name) {
      for (let attempt = 0; ; attempt += 1) {
        const places = placesOf(name, attempt);
        const leaf = places.at(-1) ?? '';
        const known = await recallLevel(places);
        const there = known.get(leaf);
        if (there !== undefined && there !== name) continue;
        for (const place of places.filter((each) => !known.has(each))) {
          await store.remember(keyOf(place), place === leaf ? name : '');
        }
        return;
      }
    },
    async all() {
      let level: ReadonlyMap<string, string> = new Map([['', '']]);
      for (let depth = 0; depth < LEVELS; depth += 1) {
        const branches = [...level.keys()];
        level = await recallLevel(branches.flatMap((at) => DIGITS.map((digit) => at + digit)));
      }
      return [...level.values()].sort();
    },
  };
}

/** The way to a name through the tree; another one for each attempt, where the place is taken. */
function placesOf(name: string, attempt: number): readonly string[] {
  const digits = hashOf(`${attempt} ${name}`);
  return Array.from({ length: LEVELS }, (_, level) => digits.slice(0, level + 1));
}
