import type { Store } from '../store/store.ts';
import type { TokenCounter } from '../tokens/counter.ts';
import type { RetrieveAnswer } from './request.ts';

/**
 * What the retrieve tool returns for the arguments of a call, as an object or as JSON text. Never rejects:
 * what a model wrote wrongly and a store that fails are answered in words.
 */
export async function answerCall(
  store: Store,
  toolArguments: unknown,
  counter: TokenCounter,
): Promise<RetrieveAnswer> {
  // Loaded when the first call comes: most processes only compress.
  const { answer, missAnswer, parseRetrieveArguments } = await import('./index.ts');
  const parsed = parseRetrieveArguments(toolArguments);
  if (!parsed.valid) return { found: false, text: parsed.message };
  const { request } = parsed;
  try {
    const original = await store.get(request.hash);
    if (original !== undefined) return answer(original, request, counter);
    return missAnswer(request.hash, await store.source(request.hash));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { found: false, text: `not available: ${reason}; run the original command again` };
  }
}
