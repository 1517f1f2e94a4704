import type { LossyContext } from '../../../../../engine/compress/compressor.ts';
import { formatReference } from '../../../../../engine/retrieve/reference.ts';

/** About what a tokenizer counts; the tests must not depend on one. */
const estimate = (text: string): number => Math.ceil(text.length / 4);

/** A context for a question of the user and a budget. */
export function contextFor(user: string, budget = 600): LossyContext {
  return {
    detection: { kind: 'json', confidence: 1 },
    query: { user, toolArguments: '', assistant: '' },
    counter: { model: 'test', exact: false, count: estimate, estimate },
    budget,
    reference: (missing) => formatReference({ hash: '0123456789abcdef01234567', missing }),
  };
}

/** `count` rows from a function of their index. */
export function rowsOf<Row>(count: number, row: (index: number) => Row): readonly Row[] {
  return Array.from({ length: count }, (_, index) => row(index));
}

/** Numbers from 0 below `limit` that look random and are the same for the same seed. */
export function createRandom(seed: number): (limit: number) => number {
  let state = (seed * 2_654_435_761) >>> 0 || 1;
  return (limit) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state % limit;
  };
}
