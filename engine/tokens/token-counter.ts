import type { TokenCounter } from './counter.ts';
import { estimator } from './estimate.ts';
import { modelTokens } from './model-tokens.ts';
import { exactCounter } from './tiktoken.ts';

/**
 * A counter for a model, by its name. OpenAI models are counted with their own vocabulary, which is
 * loaded at the first `count`; if that fails, `exact` turns false and `count` is the estimate. Claude,
 * Gemini and unknown models have no public vocabulary: `exact` is false and both methods give an
 * estimate, scaled by factors that `model-tokens.ts` declares with what they rest on.
 */
export function tokenCounter(model: string): TokenCounter {
  const tokens = modelTokens(model);
  const estimate = estimator(tokens);
  if (!tokens.exact) return { model, exact: false, count: estimate, estimate };
  const vocabulary = exactCounter(tokens.encoding);
  return {
    model,
    get exact() {
      return !vocabulary.broken;
    },
    count: (text) => vocabulary.count(text) ?? estimate(text),
    estimate,
  };
}
