import type { Store } from '../../engine/index.ts';

/** Keys that are asked for at once: a server answers so many in a few milliseconds. */
const BATCH = 500;

/** What a store remembers under keys, however many there are; keys that are not known are left out. */
export async function recallAll(
  store: Pick<Store, 'recall'>,
  keys: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (let start = 0; start < keys.length; start += BATCH) {
    const some = await store.recall(keys.slice(start, start + BATCH));
    for (const [key, value] of some) found.set(key, value);
  }
  return found;
}
