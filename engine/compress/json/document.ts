import { expand } from './abbreviate.ts';
import { readDocument } from './document-reader.ts';
import { writeDocument } from './document-writer.ts';
import type { JsonValue } from './value/records.ts';

/**
 * A JSON value as text that a model reads with fewer tokens: records as tables whose headers state count
 * and columns, objects as indented lines. With `elide`, parts are left out.
 */
export const encodeDocument: typeof writeDocument = writeDocument;

/** The value of such a text. Throws a HeadroomError with code `malformed_encoding`. */
export function decodeDocument(text: string): JsonValue {
  return readDocument(expand(text));
}
