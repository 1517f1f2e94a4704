/** One sentence, heading or block of a document: the document's text from `start` to `end`. */
export interface Sentence {
  readonly start: number;
  readonly end: number;
  /** The number of its paragraph; a paragraph's sentences follow each other. */
  readonly paragraph: number;
  /** The position of the heading above it in the same list; undefined where there is none. */
  readonly heading: number | undefined;
}

/** A document as it is judged: its text, and what it consists of in the order of the text. */
export interface SentenceSource {
  readonly text: string;
  readonly sentences: readonly Sentence[];
}
