import type { CompressContext, LossyContext } from '../../../engine/compress/compressor.ts';
import type { ContentKind } from '../../../engine/content.ts';
import type { TokenCounter } from '../../../engine/tokens/counter.ts';

/** Four characters are one token. */
const quarterCounter: TokenCounter = {
  model: 'quarter',
  exact: false,
  count: (text) => Math.ceil(text.length / 4),
  estimate: (text) => Math.ceil(text.length / 4),
};

/** What a compressor is told about a block of a kind when nothing was asked. */
export function contextFor(kind: ContentKind): CompressContext {
  return {
    detection: { kind, confidence: 1 },
    query: { user: '', toolArguments: '', assistant: '' },
    counter: quarterCounter,
  };
}

/** The same with a budget and a question, and references that say `[missing: …]`. */
export function lossyContextFor(kind: ContentKind, budget: number, question = ''): LossyContext {
  const { detection, counter } = contextFor(kind);
  return {
    detection,
    counter,
    query: { user: question, toolArguments: '', assistant: '' },
    budget,
    reference: (missing) => `[missing: ${missing}]`,
  };
}
