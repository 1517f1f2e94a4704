import type { Store } from '../../engine/index.ts';
import { keyRegister } from '../stores/key-register.ts';
import { recallAll } from '../stores/recall-all.ts';
import type { SharedContextEntry } from './shared-context.ts';

/** The entries of a shared context, among what a store remembers. */
export interface SharedEntries {
  /** The entry of a key; undefined if there is none. */
  find(key: string): Promise<SharedContextEntry | undefined>;
  /** All entries, sorted by key. */
  all(): Promise<readonly SharedContextEntry[]>;
  /** Keeps an entry, in place of that of the same key. */
  keep(entry: SharedContextEntry): Promise<void>;
}

/** The entries of the shared context of a name. */
export function sharedEntries(
  store: Pick<Store, 'recall' | 'remember'>,
  name: string,
): SharedEntries {
  const keys = keyRegister(store, `shared names ${JSON.stringify(name)}`);
  const placeOf = (key: string): string => `shared ${JSON.stringify([name, key])}`;

  async function entriesOf(asked: readonly string[]): Promise<readonly SharedContextEntry[]> {
    const found = await recallAll(store, asked.map(placeOf));
    return asked.flatMap((key) => {
      const entry = found.get(placeOf(key));
      return entry === undefined ? [] : [JSON.parse(entry) as SharedContextEntry];
    });
  }

  return {
    find: async (key) => (await entriesOf([key]))[0],
    async all() {
      const known = (await keys.all()).map((text) => String(JSON.parse(text)));
      return entriesOf(known.sort());
    },
    async keep(entry) {
      await store.remember(placeOf(entry.key), JSON.stringify(entry));
      // As JSON it has no lone surrogates, which not every store keeps, and no null characters.
      await keys.add(JSON.stringify(entry.key));
    },
  };
}
