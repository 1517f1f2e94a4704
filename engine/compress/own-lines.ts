let last = '';
let answer = false;

/**
 * Whether a text may hold lines of this package, which all begin alike: without them it is in none of the forms that
 * have such lines. The answer for the last text is remembered, since one after the other asks about the same.
 */
export function mayHoldOwnLines(text: string): boolean {
  if (text !== last) {
    answer = text.includes('[headroom: ');
    last = text;
  }
  return answer;
}
