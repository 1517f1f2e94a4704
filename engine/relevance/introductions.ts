/** So many parts above an example say what it shows. */
const INTRODUCTION = 2;

/**
 * The scores of the parts of a text, those of examples raised: what an example is about stands above it rather than
 * in it, so that it is worth half of the better of the parts there besides what it is worth itself.
 */
export function withIntroductions(
  scores: readonly number[],
  isExample: (index: number) => boolean,
): readonly number[] {
  return scores.map((score, index) => {
    if (!isExample(index)) return score;
    const above = scores.slice(Math.max(0, index - INTRODUCTION), index);
    return score + Math.floor(Math.max(0, ...above) / 2);
  });
}
