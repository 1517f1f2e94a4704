import type { ContentKind, Detection, Query } from '../content.ts';
import type { TokenCounter } from '../tokens/counter.ts';

/** What a compressor knows about the block besides its text. Equal contexts give equal bytes. */
export interface CompressContext {
  /** What the text was taken to be. */
  readonly detection: Detection;
  /** What was asked when the block arrived. */
  readonly query: Query;
  /** Counts tokens for the model that will read the result. */
  readonly counter: TokenCounter;
}

/** What a lossy compressor knows in addition. */
export interface LossyContext extends CompressContext {
  /** Tokens that the result should stay under; kept errors and digests may push it above. */
  readonly budget: number;
  /**
   * The budget of a form that shows content of another kind than the detected one, such as the diffs in JSON, by its
   * tokens, by default those of the whole text. Absent: `budget`.
   */
  readonly budgetFor?: (kind: ContentKind, tokens?: number) => number;
  /**
   * Whether the budget is to be used up, with parts that tell nothing of their own, too: the user has said how much to
   * keep. Absent: it is only a limit.
   */
  readonly fillsBudget?: boolean;
  /**
   * The reference to put exactly where something is left out.
   * `missing` says how much of what, in the source's own units: `rows 6-995 of 1000 omitted`.
   */
  readonly reference: (missing: string) => string;
}

/**
 * One way to shrink one family of content. Stateless; never throws on any text; linear in the length
 * of the text. `undefined` means: nothing to gain, leave the text as it is.
 */
export interface Compressor {
  /** Short name for reports, such as `json` or `log`. */
  readonly name: string;
  /** The kinds of content it is made for. */
  readonly kinds: readonly ContentKind[];
  /** The text re-encoded so that nothing is lost. The encoding has been decoded and compared. */
  lossless(text: string, context: CompressContext): string | undefined;
  /** The text with parts left out, each behind a reference; undefined when nothing may be left out. */
  lossy?(text: string, context: LossyContext): string | undefined;
  /** Why nothing may be left out of a text, for reports; undefined where there is no particular reason. */
  whyWhole?(text: string, context: CompressContext): string | undefined;
  /** Whether `text` is already an output of `lossless`: such text is left alone. */
  isEncoded?(text: string): boolean;
}
