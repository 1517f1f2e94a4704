/** A run of a text, from `start` up to but not including `end`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The characters of a span, in UTF-16 units. */
export function lengthOf({ start, end }: Span): number {
  return end - start;
}

/** Where the first of some spans starts. */
export function startOf(spans: readonly Span[]): number {
  return spans[0]?.start ?? 0;
}
