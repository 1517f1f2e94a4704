/**
 * What to say about a name that is not known: the known one that is the fewest edits away, or all of them where
 * none is close. For the names that adapters check themselves too, so that all are answered in the same words.
 *
 * @internal
 */
export function didYouMean(name: string, known: readonly string[]): string {
  const suggestion = nearest(name, known);
  return suggestion === undefined ? `known are ${known.join(', ')}` : `did you mean ${suggestion}?`;
}

function nearest(name: string, known: readonly string[]): string | undefined {
  // Two of three letters would make any word of another.
  const most = name.length <= 3 ? 1 : Math.max(2, name.length / 3);
  const [best] = known
    // A name of another length is as many edits away, however long it is.
    .filter((each) => Math.abs(each.length - name.length) <= most)
    .map((each) => ({ each, distance: editDistance(name.toLowerCase(), each.toLowerCase()) }))
    .sort((left, right) => left.distance - right.distance);
  if (best !== undefined && best.distance <= most) return best.each;
  return known.find((each) => name !== '' && each.startsWith(name));
}

/** Insertions, deletions and replacements from one word to another (Levenshtein 1966). */
function editDistance(from: string, to: string): number {
  let previous = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const replaced = (previous[column - 1] ?? 0) + (from[row - 1] === to[column - 1] ? 0 : 1);
      const removed = (previous[column] ?? 0) + 1;
      const added = (current[column - 1] ?? 0) + 1;
      current.push(Math.min(replaced, removed, added));
    }
    previous = current;
  }
  return previous[to.length] ?? 0;
}
