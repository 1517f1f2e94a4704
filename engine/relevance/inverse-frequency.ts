import { logarithm } from './logarithm.ts';

/** Inverse document frequency, as BM25 has it: a term that stands in most of the texts says nothing. */
export function inverseFrequency(texts: number, found: number): number {
  return logarithm(1 + (texts - found + 0.5) / (found + 0.5));
}
