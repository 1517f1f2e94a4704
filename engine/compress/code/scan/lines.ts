/** The lines of a text while a scanner passes them. */
export interface LineTable {
  readonly lines: readonly string[];
  readonly depths: Int32Array;
  readonly inside: Uint8Array;
  /** The line that the scanner is on. */
  readonly current: number;
  /** The scanner comes to the start of the next line outside of strings and comments. */
  next(depth: number): void;
  /** The scanner has passed a string or comment up to an index. */
  pass(end: number, depth: number): void;
}

/** A table of the lines of a text, at its first line. */
export function createLineTable(text: string): LineTable {
  const lines = text.split('\n');
  const depths = new Int32Array(lines.length);
  const inside = new Uint8Array(lines.length);
  let current = 0;
  let start = 0;

  function next(depth: number): void {
    start += (lines[current]?.length ?? 0) + 1;
    current += 1;
    depths[current] = depth;
  }

  return {
    lines,
    depths,
    inside,
    get current() {
      return current;
    },
    next,
    pass(end, depth) {
      while (start + (lines[current]?.length ?? 0) < end && current < lines.length - 1) {
        next(depth);
        inside[current] = 1;
      }
    },
  };
}
