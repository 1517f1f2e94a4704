import type { DecisionCache } from '../decide/decision-cache.ts';
import type { Store } from '../store/store.ts';
import type { TokenCounter } from '../tokens/counter.ts';
import type { RetrieveAnswer } from './request.ts';

/** What a call is answered from. */
export interface AnswerSources {
  readonly store: Store;
  /** Knows which text the model has in place of an original. */
  readonly cache: DecisionCache;
  readonly counter: TokenCounter;
  /** Told why the store could not be read, which is nothing for a model. */
  readonly onFailure: (error: unknown) => void;
}

/**
 * What the retrieve tool returns for the arguments of a call, as an object or as JSON text. Never rejects:
 * what a model wrote wrongly and a store that fails are answered in words.
 */
export async function answerCall(
  toolArguments: unknown,
  { store, cache, counter, onFailure }: AnswerSources,
): Promise<RetrieveAnswer> {
  // Loaded when the first call comes: most processes only compress.
  const { answer, missAnswer, parseRetrieveArguments } = await import('./index.ts');
  const parsed = parseRetrieveArguments(toolArguments);
  if (!parsed.valid) return { found: false, text: parsed.message };
  const { request } = parsed;
  try {
    const original = await store.get(request.hash);
    if (original !== undefined) {
      return answer({ ...original, shown: cache.sentFor(request.hash) }, request, counter);
    }
    return missAnswer(request.hash, await store.source(request.hash));
  } catch (error) {
    onFailure(error);
    return { found: false, text: UNREADABLE };
  }
}

const UNREADABLE =
  'not available: what was left out cannot be read at the moment; run the original command again';
