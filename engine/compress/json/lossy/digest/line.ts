/** A line of a digest, which can be written shorter. */
export interface DigestLine {
  /** The lower, the sooner it gets its place. */
  readonly order: number;
  /** Whether it is the answer to how many there are of a few kinds. */
  readonly isEssential?: boolean;
  /** The line with so many values at most; the same line for every number where it lists none. */
  readonly write: (values: number) => string;
}
