/** How often each term stands in each piece of text, for the terms and pieces where it does. */
export interface Postings {
  /** Begins a piece of a document with so many characters; what is counted next stands in it. */
  begin(document: number, length: number): void;
  /** Counts one occurrence of a term in the piece at hand. */
  readonly count: (term: number, occurrence: number) => void;
  /** Calls `visit` with the document, the term and the sum of occurrences for each term of each piece. */
  forEach(visit: (document: number, term: number, frequency: number) => void): void;
  /** The characters of all pieces of a document. */
  lengthOf(document: number): number;
}

/** Empty postings for a number of terms. Memory grows with the documents and with what is found in them. */
export function createPostings(terms: number): Postings {
  const lengths: number[] = [];
  const found: number[] = [];
  const frequencies = new Uint32Array(terms);
  const touched: number[] = [];
  let current = 0;

  function finish(): void {
    if (touched.length === 0) return;
    for (const term of touched) {
      found.push(current, term, frequencies[term] ?? 0);
      frequencies[term] = 0;
    }
    touched.length = 0;
  }

  return {
    begin(document, length) {
      finish();
      current = document;
      lengths[document] = (lengths[document] ?? 0) + length;
    },
    count(term, occurrence) {
      if (frequencies[term] === 0) touched.push(term);
      frequencies[term] = (frequencies[term] ?? 0) + occurrence;
    },
    forEach(visit) {
      finish();
      for (let index = 0; index < found.length; index += 3) {
        visit(found[index] ?? 0, found[index + 1] ?? 0, found[index + 2] ?? 0);
      }
    },
    lengthOf: (document) => lengths[document] ?? 0,
  };
}
