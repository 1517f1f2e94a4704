/** How often each term stands in each document, for the terms and documents where it does. */
export interface Postings {
  /** Says that what is counted next stands in `document`, in `length` more characters of it. */
  begin(document: number, length: number): void;
  /** Counts one occurrence of a term in the document at hand. */
  count(term: number, occurrence: number): void;
  /** Calls `visit` with every document, term and sum of occurrences. */
  forEach(visit: (document: number, term: number, frequency: number) => void): void;
  /** The characters of a document. */
  lengthOf(document: number): number;
}

/** Empty postings for a number of terms. Memory grows with the documents and with what is found in them. */
export function createPostings(terms: number): Postings {
  const lengths: number[] = [];
  const found: number[] = [];
  const frequencies = new Uint32Array(terms);
  const touched: number[] = [];
  let current = -1;

  function finish(): void {
    for (const term of touched) {
      found.push(current, term, frequencies[term] ?? 0);
      frequencies[term] = 0;
    }
    touched.length = 0;
  }

  return {
    begin(document, length) {
      if (document !== current) finish();
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
