/**
 * A number that JavaScript would print differently from how it was written (`1.0`, `1e2`, integers beyond
 * 2^53): kept as its text, so that no digit changes.
 */
export class NumberText {
  /** The number as it was written. */
  readonly source: string;

  constructor(source: string) {
    this.source = source;
  }
}

/** The number behind a JSON number's text, or its text where JavaScript would print it differently. */
export function readNumber(source: string): number | NumberText {
  const value = Number(source);
  return String(value) === source ? value : new NumberText(source);
}
