import type { JsonEdit } from './json-edit.ts';
import { placesOf } from './places.ts';
import { spansOf } from './spans.ts';

export type { JsonEdit, Path } from './json-edit.ts';

/**
 * A valid JSON document with some places edited; every other character, such as white space and the
 * digits of numbers, stays as it was.
 *
 * Indexes count the elements of the given text. Insertions at one place keep their order; of several
 * other edits of one place the last one counts, and it wins over all edits inside that place. Of a
 * property given twice the last one is edited, as JSON.parse would read it, and `remove` removes both.
 * Edits of places that do not exist are ignored. Takes time linear in the text and the edits.
 */
export function editJson(text: string, edits: readonly JsonEdit[]): string {
  if (edits.length === 0) return text;
  const parts: string[] = [];
  let done = 0;
  for (const { start, end, json } of spansOf(text, placesOf(edits))) {
    parts.push(text.slice(done, start), json);
    done = end;
  }
  // Joined at once: whoever encodes the text would have to copy two halves together first.
  parts.push(text.slice(done));
  return parts.join('');
}
