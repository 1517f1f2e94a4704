/** The index behind what a sticky pattern matches at an index of a text; that index where it does not match. */
export function endOfMatch(text: string, from: number, pattern: RegExp): number {
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex : from;
}
