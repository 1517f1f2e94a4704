/** At most `limit` characters of a text on one line, with an ellipsis where it was cut. */
export function shorten(text: string, limit: number): string {
  const line = text.slice(0, limit + 1).replace(/[\r\n\t]/g, ' ');
  return line.length <= limit ? line : `${line.slice(0, limit - 1)}…`;
}
