/** A stretch of a text that is clearly of another kind than what stands around it. */
export interface Region {
  readonly start: number;
  /** Behind its last character. */
  readonly end: number;
}

/** Below this many characters a piece is not worth a treatment of its own. */
export const SMALLEST_REGION = 400;

/** A line of a text: its end does not count the line end. */
export interface Line {
  readonly start: number;
  readonly end: number;
  /** Where the next line starts. */
  readonly next: number;
}

/** The line that starts at an index. */
export function lineAt(text: string, start: number): Line {
  const found = text.indexOf('\n', start);
  const end = found === -1 ? text.length : found;
  return { start, end, next: Math.min(text.length, end + 1) };
}

/** Regions in the order of the text. */
export function inOrder(regions: readonly Region[]): readonly Region[] {
  return regions.toSorted((one, other) => one.start - other.start);
}
