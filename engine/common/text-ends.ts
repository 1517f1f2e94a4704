/** A text of at most `longest` UTF-16 units, or its beginning and its end on lines of their own, half as long each. */
export function textEnds(text: string, longest: number): string {
  if (text.length <= longest) return text;
  return `${text.slice(0, longest / 2)}\n${text.slice(-longest / 2)}`;
}
