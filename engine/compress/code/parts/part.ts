/** Lines that may be left out together: statements of a body, or the inside of a comment. Lines count from 0. */
export interface Part {
  readonly first: number;
  readonly last: number;
  /** What stands before the words that take its place: blanks, and what makes a comment or statement of them. */
  readonly lead: string;
  /** Position of the function that it belongs to; -1 for the comments outside of all functions. */
  readonly owner: number;
  /** Parts of the blocks within it. The other lines are its frame. */
  readonly children: readonly Part[];
  /** Whether its frame is shown in any case. */
  readonly isKept: boolean;
}

/** A function whose body may be left out. */
export interface CodeFunction {
  /** The lines of its header and of all of its body. */
  readonly header: number;
  readonly first: number;
  readonly last: number;
}

/** What of a source may be left out. */
export interface Parts {
  readonly roots: readonly Part[];
  readonly functions: readonly CodeFunction[];
}
