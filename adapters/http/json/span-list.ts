/** A stretch of a text and what comes in its place. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly json: string;
}

/**
 * A value that stands under a name in an object. If the name comes again, only the later value counts
 * and nothing is changed inside the earlier one.
 */
export interface Occurrence {
  readonly within: Occurrence | undefined;
  isOverridden: boolean;
}

/** Spans in the order of their text, each with the occurrence it stands in. */
export interface SpanList {
  readonly spans: (Span & { readonly within: Occurrence })[];
  /** Every occurrence behind the one it stands in. */
  readonly occurrences: Occurrence[];
}

/** Notes what comes in place of a stretch of text. */
export function addSpan({ spans }: SpanList, within: Occurrence, span: Span): void {
  if (span.start < span.end || span.json !== '') spans.push({ ...span, within });
}

/** A value that was found within another one. */
export function addOccurrence({ occurrences }: SpanList, within?: Occurrence): Occurrence {
  const occurrence = { within, isOverridden: false };
  occurrences.push(occurrence);
  return occurrence;
}

/** The spans that stand in no overridden value. */
export function currentSpans({ spans, occurrences }: SpanList): readonly Span[] {
  for (const occurrence of occurrences) {
    if (occurrence.within?.isOverridden === true) occurrence.isOverridden = true;
  }
  return spans.filter(({ within }) => !within.isOverridden);
}
