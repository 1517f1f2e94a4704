/** Where the text of a cell stands: left, right, in the middle, or in a cell just as wide as the text. */
export type Alignment = 'l' | 'r' | 'c' | 'u';

/** In the order in which they are tried. */
export const ALIGNMENTS: readonly Alignment[] = ['l', 'r', 'c', 'u'];

/** Whether a letter names an alignment. */
export function isAlignment(letter: string): letter is Alignment {
  return ALIGNMENTS.some((alignment) => alignment === letter);
}

/** A text filled up with blanks; one that is too long stays as it is. */
export function alignText(text: string, width: number, alignment: Alignment): string {
  if (alignment === 'u') return text;
  if (alignment === 'l') return text.padEnd(width);
  if (alignment === 'r') return text.padStart(width);
  const left = Math.floor((width - text.length) / 2);
  return text.padStart(text.length + Math.max(0, left)).padEnd(width);
}

/** The alignment by which all texts become their cells; undefined if there is none. */
export function alignmentOf(cells: readonly string[], width: number): Alignment | undefined {
  return ALIGNMENTS.find((alignment) =>
    cells.every((cell) => alignText(cell.trim(), width, alignment) === cell),
  );
}
