/** Counts the tokens of a text for one model. Neither method ever throws. */
export interface TokenCounter {
  /** The model it counts for. */
  readonly model: string;
  /** Whether `count` is the model's own tokenizer (`true`) or a declared estimate (`false`). */
  readonly exact: boolean;
  /**
   * Tokens of `text` as its model counts them, or the declared estimate. 10 to 40 MB/s where words
   * come back, 3 to 5 MB/s where none does.
   */
  count(text: string): number;
  /** Tokens of `text` by a character scan: about 100 MB/s, typically within 5 % of `count`. */
  estimate(text: string): number;
}
