const QUOTE = 0x22;
const BACKSLASH = 0x5c;
/** No document is nested deeper. */
const DEEPEST = 2_000;

/**
 * Where the JSON object or array that opens at an index ends, judged by brackets and strings alone;
 * -1 when it never closes or closes in the wrong order. The scan passes each character once.
 */
export function jsonEnd(text: string, start: number): number {
  const open: number[] = [];
  for (let index = start; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === QUOTE) {
      index = stringEnd(text, index);
      if (index === -1) return -1;
    } else if (code === 0x7b || code === 0x5b) {
      if (open.push(code + 2) > DEEPEST) return -1;
    } else if (code === 0x7d || code === 0x5d) {
      if (open.pop() !== code) return -1;
      if (open.length === 0) return index + 1;
    }
  }
  return -1;
}

/** The index of the quote that closes a string; -1 when a line ends or the text does before. */
function stringEnd(text: string, start: number): number {
  for (let index = start + 1; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === QUOTE) return index;
    if (code === BACKSLASH) index++;
    else if (code === 0x0a) return -1;
  }
  return -1;
}
