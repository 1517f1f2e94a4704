/** Most characters of a page: about 25,000 tokens, what hosts take from a tool at most. */
const PAGE_CHARACTERS = 100_000;
/** A page ends with a line where one ends among its last characters, as many as these. */
const NEAREST_LINE_END = 10_000;

/** A text in parts that give it back when they are joined; at least one. */
export function pagesOf(text: string): readonly string[] {
  const pages: string[] = [];
  let start = 0;
  do {
    const end = endOfPage(text, start);
    pages.push(text.slice(start, end));
    start = end;
  } while (start < text.length);
  return pages;
}

function endOfPage(text: string, start: number): number {
  const limit = start + PAGE_CHARACTERS;
  if (limit >= text.length) return text.length;
  const line = text.lastIndexOf('\n', limit - 1) + 1;
  if (line > limit - NEAREST_LINE_END) return line;
  // A character outside the basic plane takes two places, and both go on the next page.
  return /[\uD800-\uDBFF]/.test(text.charAt(limit - 1)) ? limit - 1 : limit;
}
