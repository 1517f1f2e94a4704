import { type TokenCounter, tokenCounter } from '../../src/index.ts';

/** The model that all tokens are counted for. */
export const model = 'gpt-4o';

const counter: TokenCounter = tokenCounter(model);
const known = new Map<string, number>();

/** The name of the tokenizer, for reports. */
export const tokenizer: string = `${model}, ${counter.exact ? 'exact' : 'estimated'}`;

/** Tokens of a text, exact; texts seen before are not counted again. */
export function countTokens(text: string): number {
  let count = known.get(text);
  if (count === undefined) {
    count = counter.count(text);
    known.set(text, count);
  }
  return count;
}
