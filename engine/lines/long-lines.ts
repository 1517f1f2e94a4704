/** Longer lines, UTF-16 units, are no lines that people write. */
export const LONGEST_LINE = 1500;

/** Whether most of a text stands in lines as programs write them, such as minified code and markup in one line. */
export function hasLongLines(text: string): boolean {
  let [all, long] = [0, 0];
  for (let start = 0; start < text.length;) {
    const lineEnd = text.indexOf('\n', start);
    const end = lineEnd === -1 ? text.length : lineEnd;
    all += end - start;
    if (end - start > LONGEST_LINE) long += end - start;
    start = end + 1;
  }
  return 2 * long > all;
}
