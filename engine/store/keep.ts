import { HeadroomError } from '../errors.ts';
import { messageOf } from '../common/thrown.ts';
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
    // At the same time: what one call may take is what the request may wait.
    const puts = await Promise.allSettled(
      [...originals].map(async ([hash, original]) => {
        if (missing.has(hash)) await store.put(hash, original);
        kept.add(hash);
      }),
    );
    const failed = puts.find((put) => put.status === 'rejected');
    return failed === undefined ? { kept } : { kept, failure: failureOf(failed.reason) };
  } catch (error) {
    return { kept, failure: failureOf(error) };
  }
}

function failureOf(error: unknown): string {
  const reason = HeadroomError.isInstance(error)
    ? error.message
    : `the store failed (${messageOf(error)})`;
  return `only lossless compression was used: ${reason}`;
}
