import { HeadroomError } from '../errors.ts';
import { messageOf } from '../thrown.ts';
import type { Store, StoredOriginal } from './store.ts';

/** Which originals are safely kept. */
export interface KeepResult {
  /** Hashes of the originals that the store has now. */
  readonly kept: ReadonlySet<string>;
  /** Why some are not kept, and what to do about it; absent if all are. */
  readonly failure?: string;
}

/** Keeps originals and marks those already there as used. Never rejects. */
export async function keepOriginals(
  originals: ReadonlyMap<string, StoredOriginal>,
  store: Store,
): Promise<KeepResult> {
  const kept = new Set<string>();
  if (originals.size === 0) return { kept };
  try {
    const missing = new Set(await store.touch([...originals.keys()]));
    for (const hash of originals.keys()) if (!missing.has(hash)) kept.add(hash);
    for (const [hash, original] of originals) {
      if (!missing.has(hash)) continue;
      await store.put(hash, original);
      kept.add(hash);
    }
    return { kept };
  } catch (error) {
    return { kept, failure: `only lossless compression was used: ${reasonOf(error)}` };
  }
}

function reasonOf(error: unknown): string {
  if (HeadroomError.isInstance(error)) return error.message;
  return `the store failed (${messageOf(error)})`;
}
