/**
 * A way into a document: `entries.3.body`; empty for the document itself. Without brackets, which would end a
 * reference; names with signs stand in quotation marks.
 */
export function writePath(path: readonly (string | number)[]): string {
  return path
    .map((step) => (/^[\p{L}\p{N}_$-]+$/u.test(String(step)) ? String(step) : JSON.stringify(step)))
    .join('.');
}
