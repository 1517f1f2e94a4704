/** What to say about a word that is not known: the known one that looks most like it, or all of them. */
export function didYouMean(word: string, known: readonly string[]): string {
  const ranked = known
    .map((each) => ({ each, likeness: likeness(word, each) }))
    .sort((left, right) => right.likeness - left.likeness);
  const [best] = ranked;
  return best !== undefined && best.likeness >= 40
    ? `did you mean ${best.each}?`
    : `known are ${known.join(', ')}`;
}

/** Share of neighbouring letter pairs that two words have in common, in percent (Dice 1945). */
function likeness(left: string, right: string): number {
  const rest = pairsOf(right);
  const count = rest.length;
  const pairs = pairsOf(left);
  const shared = pairs.filter((pair) => {
    const found = rest.indexOf(pair);
    if (found !== -1) rest.splice(found, 1);
    return found !== -1;
  });
  return Math.round((200 * shared.length) / Math.max(1, pairs.length + count));
}

/** The ends of a word count as letters, so that short words have pairs enough. */
function pairsOf(word: string): string[] {
  const padded = ` ${word.toLowerCase().slice(0, 100)} `;
  return Array.from({ length: padded.length - 1 }, (_, index) => padded.slice(index, index + 2));
}
