import type { LossyContext } from '../../../../engine/compress/compressor.ts';
import { formatReference, hashOf } from '../../../../engine/retrieve/reference.ts';
import { tokenCounter } from '../../../../engine/tokens/index.ts';

/** A context for a page with a budget in tokens and what the user asked. */
export function pageContext(text: string, budget: number, user = ''): LossyContext {
  const hash = hashOf(text);
  return {
    detection: { kind: 'html', confidence: 1 },
    query: { user, toolArguments: '', assistant: '' },
    counter: tokenCounter('gpt-4o'),
    budget,
    reference: (missing) => formatReference({ hash, missing }),
  };
}
