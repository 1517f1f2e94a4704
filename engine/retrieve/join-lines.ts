/** Texts below each other; empty ones take no line. */
export function joinLines(texts: readonly string[]): string {
  return texts.filter((text) => text !== '').join('\n');
}
