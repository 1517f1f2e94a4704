/** Characters at the beginning of a word that are worth a mark in their place: names stay whole, long paths do not. */
const LEAST_SAME = 16;
/** Where a word may be cut. */
const BOUNDARY = /(?<=[/\\.:=])|(?=[(["'])/;

/**
 * Lines, each but the first by the words in which it differs from the one before it where most are the same, with `…` in place
 * of what such a word has in common with the word above: `…find.ts(8,28): '../tools-manager.js'`.
 */
export function differences(lines: readonly string[]): readonly string[] {
  const words = lines.map((line) => line.trim().split(/\s+/));
  return lines.map((line, index) => {
    const above = words[index - 1];
    const own = words[index] ?? [];
    if (above?.length !== own.length) return line.trim();
    const different = own.flatMap((word, at) =>
      word === above[at] ? [] : [ending(word, above[at])],
    );
    if (2 * different.length > own.length) return line.trim();
    return different.length === 0 ? 'the same' : different.join(' ');
  });
}

/** A word without what it has in common with another one. */
function ending(word: string, other = ''): string {
  let same = 0;
  for (const part of word.split(BOUNDARY)) {
    if (!other.startsWith(part, same)) break;
    same += part.length;
  }
  return same < LEAST_SAME ? word : `…${word.slice(same)}`;
}
