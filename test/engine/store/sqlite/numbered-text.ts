/** A text of some kilobytes that tells who wrote it. */
export function numberedText(name: string, index: number): string {
  return `${name} wrote text ${index}\n`.repeat(50 + ((index * 37) % 400));
}
