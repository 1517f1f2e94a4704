import { RecentMap, type Store } from '../../src/index.ts';

/** Hashes that are known at most. */
const MOST = 100_000;

/**
 * The store, which goes by what it was told before while the server is gone: originals that the server has
 * acknowledged to this process count as kept, since it had them on disk or in memory then. What was sent with
 * references to them goes out the same way again.
 */
export function withAcknowledged(store: Store): Store {
  const acknowledged = new RecentMap<true>({ most: MOST });

  return {
    ...store,
    async touch(hashes) {
      try {
        const missing = new Set(await store.touch(hashes));
        for (const hash of hashes) {
          if (missing.has(hash)) acknowledged.delete(hash);
          else acknowledged.set(hash, true);
        }
        return [...missing];
      } catch (error) {
        if (!hashes.some((hash) => acknowledged.has(hash))) throw error;
        return hashes.filter((hash) => !acknowledged.has(hash));
      }
    },
    async put(hash, original) {
      await store.put(hash, original);
      acknowledged.set(hash, true);
    },
    async get(hash) {
      const original = await store.get(hash);
      if (original === undefined) acknowledged.delete(hash);
      return original;
    },
  };
}
