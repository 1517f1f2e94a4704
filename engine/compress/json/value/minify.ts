const SPACE = /[ \t\r\n]+/g;
const BACKSLASH = 92;

/**
 * A JSON text without the white space between its tokens; every other byte stays, so that numbers,
 * escapes and repeated keys are exactly as they were. Undefined if the text is no JSON.
 */
export function minifyJson(text: string): string | undefined {
  try {
    JSON.parse(text);
  } catch {
    return undefined;
  }
  return withoutSpace(text);
}

/** The text of a valid JSON document; what is between quotes stays. */
function withoutSpace(text: string): string {
  let minified = '';
  let position = 0;
  for (;;) {
    const quote = text.indexOf('"', position);
    if (quote < 0) return minified + text.slice(position).replace(SPACE, '');
    const between = text.slice(position, quote);
    const end = endOfString(text, quote);
    minified += between.length === 1 ? between.trim() : between.replace(SPACE, '');
    minified += text.slice(quote, end);
    position = end;
  }
}

/** The offset behind the closing quote of the string that opens at `quote`. */
function endOfString(text: string, quote: number): number {
  for (let end = text.indexOf('"', quote + 1); ; end = text.indexOf('"', end + 1)) {
    let start = end;
    while (text.charCodeAt(start - 1) === BACKSLASH) start -= 1;
    if ((end - start) % 2 === 0) return end + 1;
  }
}
