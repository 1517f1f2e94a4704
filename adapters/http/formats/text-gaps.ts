/** Follows the texts that the user gets of a turn: those of different answers are not to run into each other. */
export interface TextGaps {
  /** Whether the answer that is read now has shown text. */
  readonly hasText: boolean;
  /** Takes the next text; true if it begins that of an answer, and an earlier one has shown text: it is set apart. */
  take(text: string): boolean;
  /** The turn's next answer follows. */
  nextRound(): void;
}

/** A turn of which nothing was shown yet. */
export function trackTextGaps(): TextGaps {
  let [hasText, hasTextBefore] = [false, false];
  return {
    get hasText() {
      return hasText;
    },
    take(text) {
      const isFirst = text !== '' && !hasText;
      hasText ||= isFirst;
      return isFirst && hasTextBefore;
    },
    nextRound() {
      hasTextBefore ||= hasText;
      hasText = false;
    },
  };
}
